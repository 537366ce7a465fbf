package io.incidentledger.events.validation;

/// What texts of callers must keep to.
public final class TextRules {

    private TextRules() {}

    /// Whether a text has line breaks that are no control characters: separators of lines and of paragraphs.
    static boolean hasLineSeparators(String text) {
        return text.chars().anyMatch(unit -> unit == '\u2028' || unit == '\u2029');
    }

    /// Whether every surrogate has its partner, so that the text can be written as UTF-8.
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

    /// Whether a text of one line has neither line breaks nor other control characters.
    public static boolean hasControlCharacters(String text, boolean linesAllowed) {
        return text.chars().anyMatch(unit -> Character.isISOControl(unit)
                && !(linesAllowed && (unit == '\n' || unit == '\r' || unit == '\t')));
    }
}
