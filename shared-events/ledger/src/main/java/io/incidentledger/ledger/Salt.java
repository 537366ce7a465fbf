package io.incidentledger.ledger;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/// Sixteen random bytes that are hashed before an event and stored beside its payload. Once salt and payload are
/// removed, nobody can recover the payload by trying likely candidates, and the event's digest still keeps its place in
/// the chain. Immutable.
public final class Salt {

    /// Length of a salt in bytes.
    public static final int LENGTH = 16;

    private final byte[] bytes;

    private Salt(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a salt has 16 bytes, this one " + bytes.length);
        }
        this.bytes = bytes;
    }

    public static Salt of(byte[] bytes) {
        return new Salt(bytes.clone());
    }

    public static Salt parse(String hex) {
        return new Salt(HexFormat.of().parseHex(hex));
    }

    /// Creates a new salt. The generator must be cryptographically strong; otherwise removed payloads can be guessed.
    public static Salt random(RandomGenerator random) {
        byte[] bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        return new Salt(bytes);
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Salt salt && Arrays.equals(bytes, salt.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
