package io.incidentledger.query.postmortem;

import io.incidentledger.query.timeline.QuotingSentence;

/// Converts plain text that people entered (a title, a message, a name) to one line of Markdown that shows exactly
/// these characters: no link, no table cell, no HTML, no effect on the text direction around it. Only secrets in URLs
/// are redacted.
final class MarkdownEscaper {

    private static final String SPECIAL = "\\`*[]<>|~&";
    private static final String BLOCK_STARTS = "#-+=";

    private MarkdownEscaper() {}

    static String toMarkdown(String text) {
        return toMarkdown(QuotingSentence.given(text));
    }

    /// Converts a text of several parts; each part that people entered is isolated from the others.
    static String toMarkdown(QuotingSentence quotingSentence) {
        StringBuilder line = new StringBuilder();
        for (QuotingSentence.Part part : quotingSentence.parts()) {
            line.append(part.given()
                    ? BidiIsolator.isolated(oneLine(UrlSecretRedactor.hidden(part.text())))
                    : part.text());
        }
        return escaped(line.toString());
    }

    /// Replaces runs of white space, including line breaks, and other control characters by a single space.
    static String oneLine(String text) {
        return text.replaceAll("[\\s\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ");
    }

    private static String escaped(String text) {
        String line = oneLine(text).strip();
        StringBuilder escaped = new StringBuilder(line.length() + 16);
        for (int index = 0; index < line.length(); index++) {
            if (special(line, index)) {
                escaped.append('\\');
            }
            escaped.append(line.charAt(index));
        }
        return escaped.toString();
    }

    private static boolean special(String line, int index) {
        char character = line.charAt(index);
        return SPECIAL.indexOf(character) >= 0
                || character == '_' && !withinWord(line, index)
                || index == 0 && BLOCK_STARTS.indexOf(character) >= 0
                || (character == '.' || character == ')') && startsWithDigits(line, index);
    }

    private static boolean withinWord(String line, int index) {
        return index > 0 && index + 1 < line.length() && Character.isLetterOrDigit(line.charAt(index - 1))
                && Character.isLetterOrDigit(line.charAt(index + 1));
    }

    /// Whether the line starts with digits up to here, so that Markdown would start a numbered list.
    private static boolean startsWithDigits(String line, int end) {
        return end > 0 && line.substring(0, end).chars().allMatch(Character::isDigit);
    }
}
