-- From version 1 to 2: the history of explanations. The store applies it behind sqlite.sql, and to a database of version 1.

-- What somebody was shown and why, if the shop keeps it; bounded and of limited time, so it is no ledger. All of it is
-- encrypted under subject_key but when it was last shown. entry_tag is an HMAC under subject_key of what makes several
-- showings one entry.
CREATE TABLE consent_explanation (
    surrogate BLOB NOT NULL,
    entry_tag VARCHAR(64) NOT NULL,
    last_shown BIGINT NOT NULL,
    entry BLOB NOT NULL,
    PRIMARY KEY (surrogate, entry_tag)
);

CREATE INDEX consent_explanation_age ON consent_explanation (last_shown);

PRAGMA user_version = 2;
