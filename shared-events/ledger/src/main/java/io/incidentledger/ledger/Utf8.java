package io.incidentledger.ledger;

/// Sizes of texts as they are stored.
public final class Utf8 {

    private Utf8() {}

    /// The number of bytes of a text in UTF-8, without encoding it.
    public static long bytes(String text) {
        long bytes = text.length();
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each >= 0x80) { // each half of a surrogate pair takes two of its four bytes
                bytes += each < 0x800 || Character.isSurrogate(each) ? 1 : 2;
            }
        }
        return bytes;
    }
}
