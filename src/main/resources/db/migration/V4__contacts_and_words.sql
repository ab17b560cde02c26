-- IF NOT EXISTS as in V2.

-- Who has somebody as a contact: they hear of a new address and of the end of the account.
CREATE INDEX IF NOT EXISTS museum_contact_entity_contact ON contact_entity (contact_user_id) WHERE is_deleted = false;

-- What was said about one photo, asked for every five seconds while it is open, tombstones included.
CREATE INDEX IF NOT EXISTS museum_comments_file_diff ON comments (collection_id, file_id, updated_at);
CREATE INDEX IF NOT EXISTS museum_reactions_file_diff ON reactions (collection_id, file_id, updated_at);
CREATE INDEX IF NOT EXISTS museum_reactions_comment_diff ON reactions (comment_id, updated_at);
