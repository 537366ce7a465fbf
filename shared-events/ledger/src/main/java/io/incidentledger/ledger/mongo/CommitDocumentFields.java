package io.incidentledger.ledger.mongo;

import io.incidentledger.ledger.StreamSlice;

/// Names of the fields of a commit's document, of its collection and its indexes. They are part of the format, which
/// docs/internals/ledger-format.md describes.
final class CommitDocumentFields {

    static final String COLLECTION = "commits";

    /// Position of the first event. It is unique, so inserting a document with it takes the position.
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

    /// Keys of the stream sequences that the commit takes; absent when it takes none.
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

    private CommitDocumentFields() {}

    /// The unique key of one sequence of a stream.
    static String sequenceKey(String streamId, long sequence) {
        return streamId + "@" + sequence;
    }

    /// The key that the first commit of a stream takes, whatever its first sequence, so that a stream begins only once.
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
