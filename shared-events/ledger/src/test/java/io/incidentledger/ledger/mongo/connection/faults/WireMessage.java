package io.incidentledger.ledger.mongo.connection.faults;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.ByteBuf;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/// A complete message of MongoDB's wire protocol: a header of 16 bytes (length, request id, response to, operation),
/// then documents. Little-endian throughout.
public final class WireMessage {

    private static final int HEADER = 16;
    private static final int FLAGS = 4;
    private static final int OP_REPLY = 1;
    private static final int OP_QUERY = 2004;
    private static final int OP_MSG = 2013;
    private static final int CHECKSUM_PRESENT = 1;
    private static final int MORE_TO_COME = 2;
    private static final byte[] NO_FLAGS_AND_A_BODY = new byte[FLAGS + 1];
    private static final byte[] NO_FLAGS_NO_CURSOR_ONE_DOCUMENT = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0,
        0, 0};
    private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();

    private final ByteBuffer bytes;

    private WireMessage(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /// Waits for the next message.
    ///
    /// @throws EOFException when the stream ends first
    static WireMessage read(InputStream stream) throws IOException {
        byte[] length = exactly(stream, Integer.BYTES);
        int size = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getInt();
        byte[] whole = Arrays.copyOf(length, size);
        byte[] rest = exactly(stream, size - Integer.BYTES);
        System.arraycopy(rest, 0, whole, Integer.BYTES, rest.length);
        return new WireMessage(whole);
    }

    private static byte[] exactly(InputStream stream, int count) throws IOException {
        byte[] read = stream.readNBytes(count);
        if (read.length < count) {
            throw new EOFException("the connection ended within a message");
        }
        return read;
    }

    private static WireMessage of(int requestId, int responseTo, int operation, byte[] prefix, BsonDocument document) {
        ByteBuf body = new RawBsonDocument(document, CODEC).getByteBuffer();
        int size = HEADER + prefix.length + body.remaining();
        ByteBuffer message = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        message.putInt(size).putInt(requestId).putInt(responseTo).putInt(operation).put(prefix);
        body.get(message.array(), message.position(), body.remaining());
        return new WireMessage(message.array());
    }

    static WireMessage request(BsonDocument command) {
        return of(0, 0, OP_MSG, NO_FLAGS_AND_A_BODY, command);
    }

    /// The reply to this request, in the request's own format: a handshake may still use the old one.
    WireMessage replyWith(BsonDocument reply) {
        return operation() == OP_QUERY
                ? of(0, requestId(), OP_REPLY, NO_FLAGS_NO_CURSOR_ONE_DOCUMENT, reply)
                : of(0, requestId(), OP_MSG, NO_FLAGS_AND_A_BODY, reply);
    }

    byte[] bytes() {
        return bytes.array();
    }

    int size() {
        return bytes.capacity();
    }

    private int requestId() {
        return bytes.getInt(4);
    }

    private int operation() {
        return bytes.getInt(12);
    }

    /// Whether this is a request that expects no reply, or a reply that is followed by another one.
    boolean moreToCome() {
        return operation() == OP_MSG && (bytes.getInt(HEADER) & MORE_TO_COME) != 0;
    }

    /// The command or the reply as one document; a document sequence beside the body becomes an array in it.
    public BsonDocument document() {
        return switch (operation()) {
            case OP_MSG -> body();
            case OP_QUERY -> documentAt(endOfText(HEADER + FLAGS) + 2 * Integer.BYTES);
            case OP_REPLY -> documentAt(HEADER + NO_FLAGS_NO_CURSOR_ONE_DOCUMENT.length);
            default -> throw new IllegalStateException("operation " + operation() + " is not known");
        };
    }

    private BsonDocument body() {
        BsonDocument sequences = new BsonDocument();
        BsonDocument body = new BsonDocument();
        int end = size() - ((bytes.getInt(HEADER) & CHECKSUM_PRESENT) == 0 ? 0 : Integer.BYTES);
        for (int at = HEADER + FLAGS; at < end; at += 1 + bytes.getInt(at + 1)) {
            if (bytes.get(at) == 0) {
                body = documentAt(at + 1);
            } else {
                sequences.putAll(sequence(at + 1));
            }
        }
        body.putAll(sequences);
        return body;
    }

    private BsonDocument sequence(int start) {
        int end = start + bytes.getInt(start);
        int nameStart = start + Integer.BYTES;
        int nameEnd = endOfText(nameStart);
        BsonArray documents = new BsonArray();
        for (int at = nameEnd; at < end; at += bytes.getInt(at)) {
            documents.add(documentAt(at));
        }
        String name = new String(bytes(), nameStart, nameEnd - 1 - nameStart, StandardCharsets.UTF_8);
        return new BsonDocument(name, documents);
    }

    private int endOfText(int start) {
        int at = start;
        while (bytes.get(at) != 0) {
            at++;
        }
        return at + 1;
    }

    private BsonDocument documentAt(int start) {
        return new RawBsonDocument(bytes(), start, bytes.getInt(start)).decode(CODEC);
    }
}
