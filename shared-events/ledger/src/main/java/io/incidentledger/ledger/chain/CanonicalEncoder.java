package io.incidentledger.ledger.chain;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.incidentledger.ledger.Hash;
import org.jspecify.annotations.Nullable;

/// Buffer for the canonical encoding: fields in a fixed order, each preceded by its length, so that no two records have
/// the same bytes. A field is its length as an unsigned 32-bit number, followed by its bytes; numbers are 64-bit; both
/// are big-endian; text is UTF-8; an absent field is the length 2³²-1 alone. Not thread-safe.
final class CanonicalEncoder {

    private static final int ABSENT = -1;
    private static final int INITIAL = 512;

    private ByteBuffer buffer = ByteBuffer.allocate(INITIAL);

    /// Discards the content and keeps the capacity.
    CanonicalEncoder clear() {
        buffer.clear();
        return this;
    }

    CanonicalEncoder number(long value) {
        room(Integer.BYTES + Long.BYTES).putInt(Long.BYTES).putLong(value);
        return this;
    }

    CanonicalEncoder bytes(byte[] value) {
        room(Integer.BYTES + value.length).putInt(value.length).put(value);
        return this;
    }

    CanonicalEncoder text(@Nullable String value) {
        return value == null ? absent() : bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    CanonicalEncoder hash(@Nullable Hash value) {
        return value == null ? absent() : bytes(value.bytes());
    }

    private CanonicalEncoder absent() {
        room(Integer.BYTES).putInt(ABSENT);
        return this;
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            int needed = Math.addExact(buffer.position(), bytes);
            buffer = ByteBuffer.allocate(Math.max(needed, 2 * buffer.capacity())).put(buffer.flip());
        }
        return buffer;
    }

    /// A view of the content, which must be read before the next write.
    ByteBuffer view() {
        return buffer.duplicate().flip();
    }

    byte[] toByteArray() {
        return Arrays.copyOf(buffer.array(), buffer.position());
    }
}
