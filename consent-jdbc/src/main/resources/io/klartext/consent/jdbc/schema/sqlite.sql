-- The schema of Klartext for SQLite. The store applies it to an empty database and otherwise only checks it.
-- Types are the same on every database: BIGINT, SMALLINT, VARCHAR, BLOB. Times are microseconds since 1970, UTC.
-- Every VARCHAR compares byte for byte (SQLite's BINARY collation is the default).

-- Immutable. published_at is when a version was first published: before then it counted nowhere.
CREATE TABLE consent_policy (
    policy_version BIGINT NOT NULL,
    content_hash VARCHAR(64) NOT NULL,
    published_at BIGINT NOT NULL,
    document VARCHAR NOT NULL,
    PRIMARY KEY (policy_version)
);

-- The only table that knows who a subject is. Erasing a subject destroys its row, and with it external_id and subject_key;
-- what the other tables hold about the surrogate is then about nobody. erasure_epoch is how many subjects of this id were
-- erased before this one (see consent_erasure). state is a copy of what the events say, encrypted under subject_key.
-- restriction is 1 while processing is restricted (GDPR 18) and 2 where an event is of a kind that the version which wrote
-- the row did not know; only subjects with 0 can be in an audience.
CREATE TABLE consent_subject (
    external_id VARCHAR(402) NOT NULL,
    surrogate BLOB NOT NULL,
    subject_key BLOB NOT NULL,
    head_sequence BIGINT NOT NULL,
    state BLOB NOT NULL,
    restriction SMALLINT DEFAULT 0 NOT NULL,
    erasure_epoch BIGINT DEFAULT 0 NOT NULL,
    PRIMARY KEY (external_id),
    UNIQUE (surrogate)
);

-- Appended: choices, and facts such as a restriction, a minority or a link. Only erasing changes rows: it empties evidence
-- and request_digest, and event_id says no more than the place. Readable as proof are kind, purpose, version, notice and
-- times; evidence holds what is personal (who entered it, where and how, the times of a minority, the attributes of a
-- disclosure, ties), encrypted under subject_key. purpose is empty unless the event is a choice or a disclosure, version is
-- empty for other facts where nothing was shown, notice where nothing was, and kinds that this version does not know may
-- leave evidence empty too. request_digest is an HMAC under subject_key, so that nobody can guess what was said.
CREATE TABLE consent_event (
    surrogate BLOB NOT NULL,
    seq BIGINT NOT NULL,
    event_id VARCHAR(120) NOT NULL,
    kind VARCHAR(64) NOT NULL,
    purpose VARCHAR(64),
    recorded_at BIGINT NOT NULL,
    policy_version BIGINT,
    notice_hash VARCHAR(255),
    evidence BLOB,
    request_digest VARCHAR(64) NOT NULL,
    PRIMARY KEY (surrogate, seq),
    UNIQUE (surrogate, event_id)
);

-- What stands, for audiences; without a row nothing was said, or the link by which it was said was undone. valid_until is
-- when a grant ends under its own version, counted from when it was said: it may end sooner, never later.
CREATE TABLE consent_state (
    purpose VARCHAR(64) NOT NULL,
    surrogate BLOB NOT NULL,
    choice VARCHAR(64) NOT NULL,
    policy_version BIGINT NOT NULL,
    valid_until BIGINT NOT NULL,
    PRIMARY KEY (purpose, surrogate)
);

CREATE TABLE consent_feed_head (
    shard SMALLINT NOT NULL,
    position BIGINT NOT NULL,
    PRIMARY KEY (shard)
);

CREATE TABLE consent_feed (
    shard SMALLINT NOT NULL,
    position BIGINT NOT NULL,
    surrogate BLOB NOT NULL,
    seq BIGINT NOT NULL,
    kind VARCHAR(64) NOT NULL,
    PRIMARY KEY (shard, position)
);

CREATE TABLE consent_consumer (
    name VARCHAR(64) NOT NULL,
    shard SMALLINT NOT NULL,
    position BIGINT NOT NULL,
    owner VARCHAR(120),
    lease_until BIGINT,
    PRIMARY KEY (name, shard)
);

-- One shard: SQLite has one writer anyway.
INSERT INTO consent_feed_head (shard, position) VALUES (0, 0);

PRAGMA user_version = 1;
