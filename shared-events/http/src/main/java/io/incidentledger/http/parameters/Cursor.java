package io.incidentledger.http.parameters;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;

import org.jspecify.annotations.Nullable;

/// The position at which a page of a list ended: the sort keys of its last item. Its text is opaque to callers and has
/// a checksum by which truncated and foreign cursors are detected; it is not secret and grants no access.
///
/// @param parts the keys; none contains the control character U+001F
public record Cursor(List<String> parts) {

    /// The query parameter that takes one.
    public static final String PARAMETER = "cursor";
    /// What a text must be that is none.
    public static final String REQUIREMENT = "must be a cursor returned by this endpoint";

    private static final String SEPARATOR = "\u001f";
    private static final int CHECKSUM_DIGITS = 8;

    public Cursor {
        parts = List.copyOf(parts);
    }

    public static Cursor of(String... parts) {
        return new Cursor(List.of(parts));
    }

    /// Returns the cursor as text for the named list, in characters that need no escaping in a query.
    public String text(String list) {
        String keys = list + SEPARATOR + String.join(SEPARATOR, parts);
        return Base64.getUrlEncoder().withoutPadding()
                .encodeToString((checksum(keys) + keys).getBytes(StandardCharsets.UTF_8));
    }

    /// @param count the number of keys in cursors of the list
    /// @return null if the text is not a cursor of the list
    static @Nullable Cursor parse(String text, String list, int count) {
        String decoded;
        try {
            decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException noBase64) {
            return null;
        }
        if (decoded.length() < CHECKSUM_DIGITS) {
            return null;
        }
        String keys = decoded.substring(CHECKSUM_DIGITS);
        String[] parts = keys.split(SEPARATOR, -1);
        boolean ours = decoded.startsWith(checksum(keys)) && parts[0].equals(list) && parts.length == count + 1;
        return ours ? new Cursor(Arrays.asList(parts).subList(1, parts.length)) : null;
    }

    private static String checksum(String keys) {
        CRC32 crc = new CRC32();
        crc.update(keys.getBytes(StandardCharsets.UTF_8));
        return String.format("%08x", crc.getValue());
    }
}
