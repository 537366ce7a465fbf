package io.incidentledger.ledger.mongo;

import io.incidentledger.ledger.StreamSlice;

/// Names within the document of a commit, of its collection and its indexes. They are part of the format:
/// docs/ledger-format.md describes them.
final class CommitFields {

    static final String COLLECTION = "commits";

    /// Position of the first event. Unique by itself, so whoever inserts it takes the position.
    static final String POSITION = "_id";
    static final String COUNT = "count";
    static final String NUMBER = "number";
    static final String COMMIT_ID = "commitId";
    static final String RECORDED_AT = "recordedAt";
    static final String REQUEST_DIGEST = "requestDigest";
    static final String FORMAT_VERSION = "formatVersion";
    static final String PREVIOUS_HASH = "previousHash";
    static final String HASH = "hash";

    static final String STREAMS = "streams";
    static final String STREAM_TYPE = "streamType";
    static final String STREAM_ID = "streamId";
    static final String FIRST_SEQUENCE = "firstSequence";

    /// What the commit takes of its streams, as text; absent when it has none.
    static final String SEQUENCES = "sequences";

    static final String EVENTS = "events";
    static final String EVENT_ID = "eventId";
    static final String SEQUENCE = "sequence";
    static final String TYPE = "type";
    static final String REVISION = "revision";
    static final String PAYLOAD = "payload";
    static final String METADATA = "metadata";
    static final String TIMESTAMP = "timestamp";
    static final String SALT = "salt";
    static final String DIGEST = "digest";

    static final String COMMIT_ID_INDEX = "commit-ids";
    static final String EVENT_ID_INDEX = "event-ids";
    static final String SEQUENCE_INDEX = "stream-sequences";
    static final String STREAM_INDEX = "streams";
    static final String RECORDED_AT_INDEX = "recorded-at";

    private CommitFields() {}

    /// The unique text that stands for one sequence of a stream.
    static String sequenceKey(String streamId, long sequence) {
        return streamId + "@" + sequence;
    }

    /// What whoever begins a stream takes, whatever sequence it begins with: so a stream begins once.
    static String beginningKey(String streamId) {
        return streamId + "@";
    }

    static String firstKey(StreamSlice slice) {
        return sequenceKey(slice.stream().id(), slice.firstSequence());
    }

    static String predecessorKey(StreamSlice slice) {
        return sequenceKey(slice.stream().id(), slice.firstSequence() - 1);
    }
}
