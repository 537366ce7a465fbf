package io.incidentledger.ledger.mongo;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.incidentledger.ledger.Commit;
import io.incidentledger.ledger.EpochMicros;
import io.incidentledger.ledger.Hash;
import io.incidentledger.ledger.Receipt;
import io.incidentledger.ledger.SaltedDigest;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.ledger.StreamId;
import io.incidentledger.ledger.StreamSlice;
import org.bson.BsonBinary;
import org.bson.BsonBinaryWriter;
import org.bson.RawBsonDocument;
import org.bson.io.BasicOutputBuffer;
import org.jspecify.annotations.Nullable;

/// Encodes commits as documents.
final class CommitDocumentEncoder {

    private final BsonBinaryWriter bson;
    private final Commit commit;

    private CommitDocumentEncoder(BsonBinaryWriter bson, Commit commit) {
        this.bson = bson;
        this.commit = commit;
    }

    /// @param begun ids of streams that begin with this commit at a sequence later than 0; the commit takes the keys of
    ///     their beginnings too
    static RawBsonDocument document(Commit commit, Collection<String> begun) {
        BasicOutputBuffer buffer = new BasicOutputBuffer();
        try (BsonBinaryWriter bson = new BsonBinaryWriter(buffer)) {
            new CommitDocumentEncoder(bson, commit).write(begun);
        }
        return new RawBsonDocument(buffer.getInternalBuffer(), 0, buffer.getPosition());
    }

    private void write(Collection<String> begun) {
        bson.writeStartDocument();
        writeHeader();
        bson.writeStartArray(CommitDocumentFields.STREAMS);
        commit.receipt().streams().forEach(this::write);
        bson.writeEndArray();
        writeSequences(begun);
        bson.writeStartArray(CommitDocumentFields.EVENTS);
        for (int i = 0; i < commit.events().size(); i++) {
            write(commit.events().get(i), commit.seals().get(i));
        }
        bson.writeEndArray();
        bson.writeEndDocument();
    }

    private void writeHeader() {
        Receipt receipt = commit.receipt();
        bson.writeInt64(CommitDocumentFields.POSITION, receipt.firstPosition());
        bson.writeInt32(CommitDocumentFields.COUNT, commit.events().size());
        bson.writeInt64(CommitDocumentFields.NUMBER, commit.number());
        bson.writeString(CommitDocumentFields.COMMIT_ID, receipt.commitId());
        bson.writeInt64(CommitDocumentFields.RECORDED_AT, EpochMicros.of(receipt.recordedAt()));
        Hash requestDigest = receipt.requestDigest();
        if (requestDigest != null) {
            write(CommitDocumentFields.REQUEST_DIGEST, requestDigest);
        }
        bson.writeInt32(CommitDocumentFields.FORMAT_VERSION, commit.formatVersion());
        write(CommitDocumentFields.PREVIOUS_HASH, commit.previousHash());
        write(CommitDocumentFields.HASH, commit.hash());
    }

    private void write(StreamSlice slice) {
        bson.writeStartDocument();
        write(slice.stream());
        bson.writeInt64(CommitDocumentFields.FIRST_SEQUENCE, slice.firstSequence());
        bson.writeInt32(CommitDocumentFields.COUNT, slice.count());
        bson.writeEndDocument();
    }

    /// Writes no empty array, because a unique index would allow only one of them.
    private void writeSequences(Collection<String> begun) {
        List<StreamSlice> slices = commit.receipt().streams();
        if (slices.isEmpty()) {
            return;
        }
        Set<String> keys = new LinkedHashSet<>();
        begun.forEach(stream -> keys.add(CommitDocumentFields.beginningKey(stream)));
        for (StreamSlice slice : slices) {
            if (slice.firstSequence() == 0) {
                keys.add(CommitDocumentFields.beginningKey(slice.stream().id()));
            }
            for (long sequence = slice.firstSequence(); sequence <= slice.lastSequence(); sequence++) {
                keys.add(CommitDocumentFields.sequenceKey(slice.stream().id(), sequence));
            }
        }
        bson.writeStartArray(CommitDocumentFields.SEQUENCES);
        keys.forEach(bson::writeString);
        bson.writeEndArray();
    }

    private void write(StoredEvent event, SaltedDigest saltedDigest) {
        bson.writeStartDocument();
        bson.writeString(CommitDocumentFields.EVENT_ID, event.eventId());
        StreamId stream = event.stream();
        if (stream != null) {
            write(stream);
        }
        bson.writeInt64(CommitDocumentFields.SEQUENCE, event.sequence());
        bson.writeString(CommitDocumentFields.TYPE, event.type());
        writeUnlessAbsent(CommitDocumentFields.REVISION, event.revision());
        bson.writeString(CommitDocumentFields.PAYLOAD, event.payload());
        bson.writeString(CommitDocumentFields.METADATA, event.metadata());
        bson.writeInt64(CommitDocumentFields.TIMESTAMP, EpochMicros.of(event.timestamp()));
        bson.writeBinaryData(CommitDocumentFields.SALT, new BsonBinary(saltedDigest.salt().bytes()));
        write(CommitDocumentFields.DIGEST, saltedDigest.digest());
        bson.writeEndDocument();
    }

    private void write(StreamId stream) {
        bson.writeString(CommitDocumentFields.STREAM_TYPE, stream.type());
        bson.writeString(CommitDocumentFields.STREAM_ID, stream.id());
    }

    private void writeUnlessAbsent(String name, @Nullable String text) {
        if (text != null) {
            bson.writeString(name, text);
        }
    }

    private void write(String name, Hash hash) {
        bson.writeBinaryData(name, new BsonBinary(hash.bytes()));
    }
}
