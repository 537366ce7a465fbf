package io.incidentledger.ledger.chain;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.incidentledger.ledger.Hash;
import org.jspecify.annotations.Nullable;

/// The canonical encoding: fields in a written order, each behind its length, so that no two records have the same
/// bytes. A field is its length as an unsigned 32-bit number and then its bytes; numbers are 64-bit; both big-endian;
/// text is UTF-8; an absent field is the length 2³²-1 alone. Not thread-safe.
final class CanonicalBytes {

    private static final int ABSENT = -1;
    private static final int INITIAL = 512;

    private ByteBuffer buffer = ByteBuffer.allocate(INITIAL);

    /// Forgets what was written and keeps the room.
    CanonicalBytes clear() {
        buffer.clear();
        return this;
    }

    CanonicalBytes number(long value) {
        room(Integer.BYTES + Long.BYTES).putInt(Long.BYTES).putLong(value);
        return this;
    }

    CanonicalBytes bytes(byte[] value) {
        room(Integer.BYTES + value.length).putInt(value.length).put(value);
        return this;
    }

    CanonicalBytes text(@Nullable String value) {
        return value == null ? absent() : bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    CanonicalBytes hash(@Nullable Hash value) {
        return value == null ? absent() : bytes(value.bytes());
    }

    private CanonicalBytes absent() {
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

    /// What was written, to be read before the next write.
    ByteBuffer view() {
        return buffer.duplicate().flip();
    }

    byte[] toByteArray() {
        return Arrays.copyOf(buffer.array(), buffer.position());
    }
}
