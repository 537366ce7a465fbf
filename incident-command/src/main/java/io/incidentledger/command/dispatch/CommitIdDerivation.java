package io.incidentledger.command.dispatch;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/// Derives deterministic ids, so that a repeated request finds its first commit and refers to the same ids. They are
/// UUIDs of version 8 (RFC 9562): the leading 122 bits of the SHA-256 of length-prefixed parts.
public final class CommitIdDerivation {

    private CommitIdDerivation() {}

    /// Returns the id of the commit for an actor's idempotency key.
    public static String keyed(String actor, String idempotencyKey) {
        return nameBased("commit", actor, idempotencyKey);
    }

    /// Returns an id for something that a commit creates.
    ///
    /// @param purpose distinguishes the ids of one commit, e.g. `incident` or `timeline-entry`
    public static String derived(String commitId, String purpose) {
        return nameBased("derived", commitId, purpose);
    }

    /// Returns the id of the incident that another system knows under its own id.
    ///
    /// @param system in which that id is unique
    public static String external(String system, String id) {
        return nameBased("external", system, id);
    }

    private static String nameBased(String... parts) {
        MessageDigest sha256 = sha256();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
            sha256.update(bytes);
        }
        ByteBuffer digest = ByteBuffer.wrap(sha256.digest());
        long high = (digest.getLong() & ~0xF000L) | 0x8000L;
        long low = (digest.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
