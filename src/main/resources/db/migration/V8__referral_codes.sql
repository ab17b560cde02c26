-- IF NOT EXISTS as in V2.

-- How many codes somebody has had.
CREATE INDEX IF NOT EXISTS museum_referral_codes_user ON referral_codes (user_id);
