package io.incidentledger.ledger.mongo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.incidentledger.ledger.Commit;
import io.incidentledger.ledger.EpochMicros;
import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.Hash;
import io.incidentledger.ledger.Receipt;
import io.incidentledger.ledger.Salt;
import io.incidentledger.ledger.SaltedDigest;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.ledger.StreamId;
import io.incidentledger.ledger.StreamSlice;
import io.incidentledger.ledger.chain.HashChain;
import org.bson.BSONException;
import org.bson.BsonBinaryReader;
import org.bson.BsonType;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/// Decodes documents into commits. Data that the ledger never writes results in [EventLogException.Corrupted].
final class CommitReader {

    private final BsonBinaryReader bson;
    private final List<StreamSlice> slices = new ArrayList<>();
    private final List<EventFields> events = new ArrayList<>();
    private long position;
    private int count;
    private long number;
    private int formatVersion;
    private long recordedAt;
    private @Nullable String commitId;
    private @Nullable Hash requestDigest;
    private @Nullable Hash previousHash;
    private @Nullable Hash hash;

    /// The fields of an event that is being read.
    private static final class EventFields {

        private @Nullable String id;
        private @Nullable String streamType;
        private @Nullable String streamId;
        private long sequence;
        private @Nullable String type;
        private @Nullable String revision;
        private @Nullable String payload;
        private @Nullable String metadata;
        private long timestamp;
        private @Nullable Salt salt;
        private @Nullable Hash digest;

        private @Nullable StreamId stream() {
            return streamType == null && streamId == null
                    ? null
                    : new StreamId(there(streamType, CommitDocumentFields.STREAM_TYPE),
                            there(streamId, CommitDocumentFields.STREAM_ID));
        }
    }

    private CommitReader(BsonBinaryReader bson) {
        this.bson = bson;
    }

    /// @param expected the position that the commit should have; it is reported when the document has none
    /// @throws EventLogException.Corrupted when the document is not a commit
    static Commit commit(RawBsonDocument document, long expected) {
        return read(document, expected, CommitReader::commit);
    }

    /// Reads the fields before the events; the document may lack the events.
    static CommitHeader header(RawBsonDocument document) {
        return read(document, 1, CommitReader::header);
    }

    private static <T> T read(RawBsonDocument document, long expected, Function<CommitReader, T> result) {
        try (BsonBinaryReader bson = new BsonBinaryReader(document.getByteBuffer().asNIO())) {
            CommitReader reader = new CommitReader(bson);
            try {
                reader.read();
                return result.apply(reader);
            } catch (BSONException | IllegalArgumentException | IllegalStateException unreadable) {
                throw damaged(reader.position > 0 ? reader.position : expected, String.valueOf(unreadable.getMessage()),
                        unreadable);
            }
        }
    }

    static EventLogException.Corrupted damaged(long position, String what, @Nullable Throwable cause) {
        return new EventLogException.Corrupted(position, "the ledger is damaged at position " + position + ": " + what,
                cause);
    }

    private static <T> T there(@Nullable T value, String name) {
        if (value == null) {
            throw new IllegalArgumentException("there is no " + name);
        }
        return value;
    }

    private void read() {
        bson.readStartDocument();
        while (bson.readBsonType() != BsonType.END_OF_DOCUMENT) {
            readField(bson.readName());
        }
    }

    private void readField(String name) {
        switch (name) {
            case CommitDocumentFields.POSITION -> position = bson.readInt64();
            case CommitDocumentFields.COUNT -> count = bson.readInt32();
            case CommitDocumentFields.NUMBER -> number = bson.readInt64();
            case CommitDocumentFields.COMMIT_ID -> commitId = bson.readString();
            case CommitDocumentFields.RECORDED_AT -> recordedAt = bson.readInt64();
            case CommitDocumentFields.REQUEST_DIGEST -> requestDigest = readHash();
            case CommitDocumentFields.FORMAT_VERSION -> formatVersion = bson.readInt32();
            case CommitDocumentFields.PREVIOUS_HASH -> previousHash = readHash();
            case CommitDocumentFields.HASH -> hash = readHash();
            case CommitDocumentFields.STREAMS -> readArray(this::readSlice);
            case CommitDocumentFields.EVENTS -> readArray(this::readEvent);
            default -> bson.skipValue();
        }
    }

    private Hash readHash() {
        return Hash.of(bson.readBinaryData().getData());
    }

    private void readArray(Runnable element) {
        bson.readStartArray();
        while (bson.readBsonType() != BsonType.END_OF_DOCUMENT) {
            element.run();
        }
        bson.readEndArray();
    }

    private void readSlice() {
        bson.readStartDocument();
        StreamId stream = new StreamId(bson.readString(CommitDocumentFields.STREAM_TYPE),
                bson.readString(CommitDocumentFields.STREAM_ID));
        slices.add(new StreamSlice(stream, bson.readInt64(CommitDocumentFields.FIRST_SEQUENCE),
                bson.readInt32(CommitDocumentFields.COUNT)));
        bson.readEndDocument();
    }

    private void readEvent() {
        EventFields event = new EventFields();
        bson.readStartDocument();
        while (bson.readBsonType() != BsonType.END_OF_DOCUMENT) {
            readField(event, bson.readName());
        }
        bson.readEndDocument();
        events.add(event);
    }

    private void readField(EventFields event, String name) {
        switch (name) {
            case CommitDocumentFields.EVENT_ID -> event.id = bson.readString();
            case CommitDocumentFields.STREAM_TYPE -> event.streamType = bson.readString();
            case CommitDocumentFields.STREAM_ID -> event.streamId = bson.readString();
            case CommitDocumentFields.SEQUENCE -> event.sequence = bson.readInt64();
            case CommitDocumentFields.TYPE -> event.type = bson.readString();
            case CommitDocumentFields.REVISION -> event.revision = bson.readString();
            case CommitDocumentFields.PAYLOAD -> event.payload = bson.readString();
            case CommitDocumentFields.METADATA -> event.metadata = bson.readString();
            case CommitDocumentFields.TIMESTAMP -> event.timestamp = bson.readInt64();
            case CommitDocumentFields.SALT -> event.salt = Salt.of(bson.readBinaryData().getData());
            case CommitDocumentFields.DIGEST -> event.digest = readHash();
            default -> bson.skipValue();
        }
    }

    private CommitHeader header() {
        if (formatVersion != HashChain.FORMAT_VERSION || position < 1 || count < 1) {
            throw new IllegalArgumentException(
                    "a commit of " + count + (count == 1 ? " event" : " events") + " in format " + formatVersion);
        }
        Receipt receipt = new Receipt(there(commitId, CommitDocumentFields.COMMIT_ID), position, position + count - 1,
                EpochMicros.toInstant(recordedAt), slices, requestDigest, false);
        return new CommitHeader(receipt, number, there(hash, CommitDocumentFields.HASH));
    }

    private Commit commit() {
        CommitHeader header = header();
        if (events.size() != count) {
            throw new IllegalArgumentException("a commit of " + count + " events has " + events.size());
        }
        Receipt receipt = header.receipt();
        List<StoredEvent> stored = new ArrayList<>(count);
        List<SaltedDigest> seals = new ArrayList<>(count);
        for (EventFields event : events) {
            stored.add(stored(event, position + stored.size(), receipt.commitId(), receipt.recordedAt()));
            seals.add(new SaltedDigest(there(event.salt, CommitDocumentFields.SALT),
                    there(event.digest, CommitDocumentFields.DIGEST)));
        }
        return new Commit(formatVersion, number, receipt, there(previousHash, CommitDocumentFields.PREVIOUS_HASH),
                header.hash(), stored, seals);
    }

    private static StoredEvent stored(EventFields event, long position, String commitId, Instant recordedAt) {
        return new StoredEvent(position, commitId, recordedAt, there(event.id, CommitDocumentFields.EVENT_ID),
                event.stream(),
                event.sequence, there(event.type, CommitDocumentFields.TYPE), event.revision,
                there(event.payload, CommitDocumentFields.PAYLOAD),
                there(event.metadata, CommitDocumentFields.METADATA),
                EpochMicros.toInstant(event.timestamp));
    }
}
