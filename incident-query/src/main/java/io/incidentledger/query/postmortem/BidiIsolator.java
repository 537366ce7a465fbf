package io.incidentledger.query.postmortem;

import java.util.ArrayDeque;
import java.util.Deque;

/// Isolates untrusted text within a document, so that bidirectional formatting (Unicode Standard Annex 9) in the text
/// has no effect beyond its end. The words themselves stay unchanged.
final class BidiIsolator {

    private static final char FIRST_STRONG_ISOLATE = '\u2068';
    private static final char POP_ISOLATE = '\u2069';
    private static final char POP_FORMAT = '\u202C';
    /// Marks an override that was closed immediately.
    private static final char NOTHING = 0;

    private final StringBuilder balanced = new StringBuilder();
    /// The characters that close what is open, innermost first.
    private final Deque<Character> open = new ArrayDeque<>();
    private int openIsolates;

    private BidiIsolator() {}

    /// The text, which must be a single line, isolated from its surroundings if it needs to be.
    static String isolated(String text) {
        return text.codePoints().anyMatch(BidiIsolator::matters)
                ? FIRST_STRONG_ISOLATE + balanced(text) + POP_ISOLATE
                : text;
    }

    /// The text with every embedding and isolate closed within its paragraph, and without unmatched closing characters.
    /// Overrides are closed immediately: no natural text needs one, and an override can make `gpj.exe` appear as
    /// `exe.jpg`.
    static String balanced(String text) {
        if (text.codePoints().noneMatch(BidiIsolator::controls)) {
            return text;
        }
        BidiIsolator bidi = new BidiIsolator();
        text.chars().forEach(unit -> bidi.take((char) unit));
        bidi.closeAll();
        return bidi.balanced.toString();
    }

    private void take(char unit) {
        switch (unit) {
            case '\u202D', '\u202E' -> {
                balanced.append(unit).append(POP_FORMAT);
                open.push(NOTHING);
            }
            case '\u202A', '\u202B' -> begin(unit, POP_FORMAT);
            case '\u2066', '\u2067', FIRST_STRONG_ISOLATE -> begin(unit, POP_ISOLATE);
            case POP_FORMAT -> endFormat();
            case POP_ISOLATE -> endIsolate();
            case '\n', '\r', '\u0085', '\u2029' -> {
                closeAll();
                balanced.append(unit);
            }
            default -> balanced.append(unit);
        }
    }

    private void begin(char unit, char end) {
        balanced.append(unit);
        open.push(end);
        openIsolates += end == POP_ISOLATE ? 1 : 0;
    }

    private void endFormat() {
        if (!open.isEmpty() && open.getFirst() != POP_ISOLATE) {
            close();
        }
    }

    private void endIsolate() {
        if (openIsolates > 0) {
            while (open.getFirst() != POP_ISOLATE) {
                close();
            }
            close();
        }
    }

    private void closeAll() {
        while (!open.isEmpty()) {
            close();
        }
    }

    private void close() {
        char end = open.pop();
        openIsolates -= end == POP_ISOLATE ? 1 : 0;
        if (end != NOTHING) {
            balanced.append(end);
        }
    }

    private static boolean controls(int character) {
        return character >= 0x202A && character <= 0x202E || character >= 0x2066 && character <= 0x2069;
    }

    private static boolean matters(int character) {
        return switch (Character.getDirectionality(character)) {
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC,
                    Character.DIRECTIONALITY_ARABIC_NUMBER ->
                true;
            default -> controls(character);
        };
    }
}
