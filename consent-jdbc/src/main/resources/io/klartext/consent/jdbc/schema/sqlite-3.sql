-- From version 2 to 3: erasure.

-- Which ids were erased, and how often: an erased person must not be taken for somebody new who has not objected yet. It
-- names nobody and leads to no event; but who knows an id, such as a customer number, can find out that it was erased.
-- id_digest is SHA-256 of external_id.
CREATE TABLE consent_erasure (
    id_digest VARCHAR(64) NOT NULL,
    erasure_epoch BIGINT NOT NULL,
    PRIMARY KEY (id_digest)
);

PRAGMA user_version = 3;
