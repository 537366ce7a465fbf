package io.incidentledger.query.readmodel;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

import org.springframework.core.io.buffer.DataBuffer;

/// Computes SHA-256 digests of concatenated parts.
final class Sha256Digest {

    private Sha256Digest() {}

    static byte[] of(byte[]... parts) {
        MessageDigest digest = digest();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    /// The digest of a buffer's readable bytes; the buffer is left unchanged.
    static byte[] of(DataBuffer buffer) {
        MessageDigest digest = digest();
        try (DataBuffer.ByteBufferIterator parts = buffer.readableByteBuffers()) {
            parts.forEachRemaining(digest::update);
        }
        return digest.digest();
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
