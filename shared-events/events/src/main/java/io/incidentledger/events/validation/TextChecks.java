package io.incidentledger.events.validation;

/// Rules for texts in requests.
public final class TextChecks {

    private TextChecks() {}

    /// Whether a text contains line breaks that are not control characters: line or paragraph separators.
    static boolean hasLineSeparators(String text) {
        return text.chars().anyMatch(unit -> unit == '\u2028' || unit == '\u2029');
    }

    /// Whether all surrogates are paired, so that the text can be written as UTF-8.
    public static boolean wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (Character.isSurrogate(unit)) {
                if (Character.isLowSurrogate(unit) || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /// Whether a text contains control characters.
    ///
    /// @param linesAllowed whether line breaks and tabs are permitted and do not count
    public static boolean hasControlCharacters(String text, boolean linesAllowed) {
        return text.chars().anyMatch(unit -> Character.isISOControl(unit)
                && !(linesAllowed && (unit == '\n' || unit == '\r' || unit == '\t')));
    }
}
