-- The ledger's file, version 1. docs/internals/ledger-format.md says how the hashes are made.

CREATE TABLE ledger (
    ledger_id  TEXT    NOT NULL, -- random; the chain starts from it
    created_at INTEGER NOT NULL  -- microseconds since 1970, as all times
) STRICT;

CREATE TABLE commits (
    first_position INTEGER PRIMARY KEY, -- of its first event
    event_count    INTEGER NOT NULL,    -- its events have the positions from there on
    number         INTEGER NOT NULL,    -- its place among the commits: 1, 2, 3, ...
    commit_id      TEXT    NOT NULL,
    recorded_at    INTEGER NOT NULL,    -- never decreasing
    request_digest BLOB,                -- SHA-256 of the request, if it had a key
    format_version INTEGER NOT NULL,    -- of the encoding under the hashes
    previous_hash  BLOB    NOT NULL,    -- of the commit before; of the first one: the genesis hash
    hash           BLOB    NOT NULL     -- SHA-256(header, previous_hash, digests of the events)
) STRICT;

CREATE UNIQUE INDEX commit_ids ON commits (commit_id);

CREATE TABLE events (
    position    INTEGER PRIMARY KEY, -- 1, 2, 3, ... without holes
    event_id    TEXT    NOT NULL,
    stream_type TEXT,                -- of the aggregate; NULL: belongs to no stream
    stream_id   TEXT,
    sequence    INTEGER NOT NULL,    -- 0, 1, 2, ... within the stream; -1 without one
    type        TEXT    NOT NULL,    -- of the payload
    revision    TEXT,                -- of the payload's shape
    payload     TEXT,                -- JSON, as written
    metadata    TEXT    NOT NULL,    -- JSON, as written
    timestamp   INTEGER NOT NULL,    -- the writer's clock
    salt        BLOB,                -- 16 random bytes
    digest      BLOB    NOT NULL     -- SHA-256(salt, event)
) STRICT;

CREATE UNIQUE INDEX event_ids ON events (event_id);

CREATE UNIQUE INDEX stream_events ON events (stream_id, sequence) WHERE stream_id IS NOT NULL;

CREATE TRIGGER commits_stay BEFORE UPDATE ON commits BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

CREATE TRIGGER commits_remain BEFORE DELETE ON commits BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

CREATE TRIGGER events_stay BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

CREATE TRIGGER events_remain BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

CREATE TRIGGER ledger_stays BEFORE UPDATE ON ledger BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

CREATE TRIGGER ledger_remains BEFORE DELETE ON ledger BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
