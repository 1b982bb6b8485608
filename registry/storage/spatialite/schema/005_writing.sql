-- The answer to a write that came with an Idempotency-Key, kept for a repeated request; not part of the journal.
CREATE TABLE idempotent_answer (
    id INTEGER PRIMARY KEY,
    caller TEXT NOT NULL,
    key_hash BLOB NOT NULL,
    request_hash BLOB NOT NULL,
    status INTEGER NOT NULL,
    content_type TEXT NOT NULL,
    body TEXT NOT NULL,
    location TEXT NOT NULL,
    etag TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    UNIQUE (caller, key_hash)
) STRICT;
