#!/usr/bin/env python3
"""Verifies a ledger file with nothing but Python's standard library.

Usage: python3 verify_ledger.py ledger.db

Prints "intact" or where the ledger breaks first, and the hash of the head. ledger-format.md describes the hashes.
"""
import hashlib
import sqlite3
import struct
import sys


def field(value):
    """Length (unsigned, 32 bits) and bytes; numbers have 64 bits; None is the length 2**32 - 1 alone."""
    if value is None:
        return b"\xff\xff\xff\xff"
    if isinstance(value, int):
        value = struct.pack(">q", value)
    elif isinstance(value, str):
        value = value.encode("utf-8")
    return struct.pack(">I", len(value)) + value


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def genesis(ledger_id):
    return sha256(field("incident-ledger genesis"), field(1), field(ledger_id))


def canonical_event(*columns):
    """Event id, stream type, stream id, sequence, type, revision, payload, metadata, timestamp."""
    return b"".join(map(field, ("incident-ledger event", 1) + columns))


def canonical_header(first, count, commit_id, recorded_at, request_digest, slices):
    """A slice is stream type, stream id, first sequence and count, in order of first appearance."""
    values = ["incident-ledger commit", 1, first, count, commit_id, recorded_at, request_digest, len(slices)]
    for stream_slice in slices:
        values.extend(stream_slice)
    return b"".join(map(field, values))


def slices_of(events):
    slices = {}
    for _, _, stream_type, stream_id, sequence, *_ in events:
        if stream_id is not None:
            slices.setdefault(stream_id, [stream_type, stream_id, sequence, 0])[3] += 1
    return list(slices.values())


class Broken(Exception):
    pass


def require(right, position, otherwise):
    if not right:
        raise Broken(f"broken at position {position}: {otherwise}")


def verify(file):
    db = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    db.text_factory = bytes  # the bytes as they are stored
    previous = genesis(db.execute("SELECT ledger_id FROM ledger").fetchone()[0])
    commits, position, before = 0, 0, 0
    for first, count, number, commit_id, recorded_at, request_digest, version, previous_hash, commit_hash in db.execute(
            "SELECT first_position, event_count, number, commit_id, recorded_at, request_digest, format_version,"
            " previous_hash, hash FROM commits ORDER BY first_position"):
        require(first == position + 1, position + 1, "the commit is missing")
        require(number == commits + 1 and version == 1 and recorded_at >= before, first, "the commit's header is wrong")
        require(previous_hash == previous, first, "the commit does not follow the one before it")
        events = db.execute(
            "SELECT position, event_id, stream_type, stream_id, sequence, type, revision, payload, metadata, timestamp,"
            " salt, digest FROM events WHERE position >= ? AND position < ? ORDER BY position",
            (first, first + count)).fetchall()
        for expected, (at, *columns, salt, digest) in enumerate(events, first):
            require(at == expected, expected, "the event is missing")
            require(salt is not None and digest == sha256(salt, canonical_event(*columns)), at, "the digest of the event is wrong")
        require(len(events) == count, first + len(events), "the event is missing")
        header = canonical_header(first, count, commit_id, recorded_at, request_digest, slices_of(events))
        require(commit_hash == sha256(header, previous, *(event[-1] for event in events)), first, "the hash of the commit is wrong")
        commits, position, before, previous = number, first + count - 1, recorded_at, commit_hash
    last = db.execute("SELECT coalesce(max(position), 0) FROM events").fetchone()[0]
    require(last == position, position + 1, "the commit is missing")
    return commits, position, previous


if __name__ == "__main__":
    if sys.argv[1:] in (["--help"], ["-h"]):
        print(__doc__.strip())
        sys.exit(0)
    if len(sys.argv) != 2 or sys.argv[1].startswith("-"):
        sys.exit(__doc__.strip())
    try:
        number_of_commits, number_of_events, head = verify(sys.argv[1])
        print(f"intact: {number_of_commits} commits, {number_of_events} events, head {head.hex()}")
    except (Broken, sqlite3.DatabaseError) as failure:
        sys.exit(str(failure))
