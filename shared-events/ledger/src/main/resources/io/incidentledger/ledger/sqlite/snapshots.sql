-- Snapshots beside the ledger. This file may be deleted whenever no process has it open.

CREATE TABLE IF NOT EXISTS snapshots (
    stream_id   TEXT    NOT NULL,
    sequence    INTEGER NOT NULL, -- of the last event that it contains
    stream_type TEXT    NOT NULL,
    snapshot_id TEXT    NOT NULL,
    type        TEXT    NOT NULL, -- of the payload
    revision    TEXT,
    payload     TEXT    NOT NULL,
    metadata    TEXT    NOT NULL,
    timestamp   INTEGER NOT NULL, -- microseconds since 1970
    PRIMARY KEY (stream_id, sequence)
) STRICT, WITHOUT ROWID;
