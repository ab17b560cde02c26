-- IF NOT EXISTS as in V2.

-- The accounts that somebody is recovering as a trusted contact.
CREATE INDEX IF NOT EXISTS museum_emergency_recovery_contact ON emergency_recovery (emergency_contact_id);

-- Recoveries whose owners are to be reminded, or that have become ready.
CREATE INDEX IF NOT EXISTS museum_emergency_recovery_due ON emergency_recovery (next_reminder_at, id) WHERE status = 'WAITING';

-- The families that somebody is invited to.
CREATE INDEX IF NOT EXISTS museum_families_invited ON families (member_id) WHERE status = 'INVITED';
