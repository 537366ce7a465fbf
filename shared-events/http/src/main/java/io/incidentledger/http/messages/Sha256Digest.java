package io.incidentledger.http.messages;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

import org.springframework.core.io.buffer.DataBuffer;

/// Computes SHA-256 digests of concatenated parts, and writes them into the `Repr-Digest` header (RFC 9530).
public final class Sha256Digest {

    /// The name of the header.
    public static final String REPR_DIGEST = "Repr-Digest";

    private Sha256Digest() {}

    /// The digest of all parts, one after the other.
    public static byte[] of(byte[]... parts) {
        MessageDigest digest = digest();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    /// The digest of a buffer's readable bytes; the buffer is left unchanged.
    public static byte[] of(DataBuffer buffer) {
        MessageDigest digest = digest();
        try (DataBuffer.ByteBufferIterator parts = buffer.readableByteBuffers()) {
            parts.forEachRemaining(digest::update);
        }
        return digest.digest();
    }

    /// The value of the header for a digest of the bytes as they are sent.
    public static String reprDigest(byte[] digest) {
        return "sha-256=:" + Base64.getEncoder().encodeToString(digest) + ":";
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
