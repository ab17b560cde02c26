-- Limits that Museum keeps in its memory, or not at all. Ours outlive a restart and hold for all nodes together.

-- Guesses at one-time codes by address and hour since 1970; a guess counts once for each code that was open.
CREATE TABLE IF NOT EXISTS museum_code_guesses (
    email_hash text    NOT NULL,
    hour       bigint  NOT NULL,
    guesses    integer NOT NULL,
    PRIMARY KEY (email_hash, hour)
);

-- Answers that told whether an address has an account, since the window began.
CREATE TABLE IF NOT EXISTS museum_disclosures (
    question text    NOT NULL PRIMARY KEY,
    since    bigint  NOT NULL,
    told     integer NOT NULL
);
