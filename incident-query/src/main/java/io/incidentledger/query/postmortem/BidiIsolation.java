package io.incidentledger.query.postmortem;

import java.util.ArrayDeque;
import java.util.Deque;

/// Text of others in a document that is not theirs: whatever it does to the direction of writing (Unicode Standard
/// Annex 9) ends where it ends. Its words stay as they are.
final class BidiIsolation {

    private static final char FIRST_STRONG_ISOLATE = '\u2068';
    private static final char POP_ISOLATE = '\u2069';
    private static final char POP_FORMAT = '\u202C';
    /// Stands for an override that was ended at once.
    private static final char NOTHING = 0;

    private final StringBuilder balanced = new StringBuilder();
    /// What ends those that are open, the innermost first.
    private final Deque<Character> open = new ArrayDeque<>();
    private int openIsolates;

    private BidiIsolation() {}

    /// The text, isolated from what stands around it if it needs to be; of one line.
    static String isolated(String text) {
        return text.codePoints().anyMatch(BidiIsolation::matters)
                ? FIRST_STRONG_ISOLATE + balanced(text) + POP_ISOLATE
                : text;
    }

    /// The text with an end for each embedding and each isolate, within its paragraph, and without ends of what it did
    /// not begin. An override ends at once: nobody's words need one, and it can make `exe.jpg` of `gpj.exe`.
    static String balanced(String text) {
        if (text.codePoints().noneMatch(BidiIsolation::controls)) {
            return text;
        }
        BidiIsolation bidi = new BidiIsolation();
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
