-- Indexes that Museum has not. It does not notice them: nothing but the speed of reading depends on them.
-- IF NOT EXISTS, because the operator may have handed the database back to Museum and removed our history in between.

-- Diffs read pages by time from an index, also "nothing new", whatever the size of the album or the account.
CREATE INDEX IF NOT EXISTS museum_collection_files_diff ON collection_files (collection_id, updation_time, file_id);
CREATE INDEX IF NOT EXISTS museum_collections_diff ON collections (owner_id, app, updation_time, collection_id);
CREATE INDEX IF NOT EXISTS museum_collection_shares_diff ON collection_shares (to_user_id, updation_time, collection_id);
CREATE INDEX IF NOT EXISTS museum_entity_data_diff ON entity_data (user_id, type, updated_at, id);

-- Look-ups of every request with such a token, also of a link that was disabled (its answer is another one).
CREATE INDEX IF NOT EXISTS museum_casting_token ON casting (token) WHERE is_deleted = false;
CREATE INDEX IF NOT EXISTS museum_public_file_tokens_access_token ON public_file_tokens (access_token);

-- The open sessions of one person, counted before a new one is made.
CREATE INDEX IF NOT EXISTS museum_srp_sessions_open ON srp_sessions (srp_user_id, created_at) WHERE has_verified = false;

-- What belongs to a person.
CREATE INDEX IF NOT EXISTS museum_casting_user ON casting (cast_user);
CREATE INDEX IF NOT EXISTS museum_memory_shares_user ON memory_shares (user_id);
CREATE INDEX IF NOT EXISTS museum_passkeys_user ON passkeys (user_id);
CREATE INDEX IF NOT EXISTS museum_referral_tracking_invitor ON referral_tracking (invitor_id);
CREATE INDEX IF NOT EXISTS museum_users_family ON users (family_admin_id) WHERE family_admin_id IS NOT NULL;
