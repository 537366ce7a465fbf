package io.incidentledger.standalone;

import java.util.regex.Pattern;

/// Removes the case-specific parts of texts, so that differences with the same cause read the same.
final class NormalizedJson {
    private static final Pattern ID = Pattern.compile("\\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b");
    private static final Pattern TIME = Pattern.compile("\\b\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}[:.\\d]*Z?");
    private static final int LONGEST_LINE = 160;

    private NormalizedJson() {}

    static String ids(String text) {
        return ID.matcher(text).replaceAll("{id}");
    }

    static String line(String line) {
        String general = TIME.matcher(ids(line.strip())).replaceAll("{time}");
        return general.length() <= LONGEST_LINE ? general : general.substring(0, LONGEST_LINE) + "…";
    }
}
