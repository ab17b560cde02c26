-- Wrong TOTP codes by account and hour since 1970. Museum counts them by session, and sessions are easily had.
CREATE TABLE IF NOT EXISTS museum_totp_guesses (
    user_id bigint  NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
    hour    bigint  NOT NULL,
    guesses integer NOT NULL,
    PRIMARY KEY (user_id, hour)
);
