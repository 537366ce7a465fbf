package io.incidentledger.standalone;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Generates histories in our own format with given numbers of errors of given kinds, all in one line or one per line.
final class FaultyHistory {
    /// Members of a timeline entry, each with a different error.
    private static final List<String> FAULTS = Stream.concat(
            Stream.of("\"kind\":\"idea\"", "\"message\":\" \"", "\"occurredAt\":\"soon\"", "\"links\":7", "\"id\":9"),
            IntStream.range(0, 25).mapToObj(i -> "\"x" + (char) ('a' + i) + "\":1")).toList();
    private static final List<String> SOUND = List.of("\"kind\":\"note\"", "\"message\":\"m\"",
            "\"occurredAt\":\"2026-02-03T09:00:00Z\"");

    private FaultyHistory() {}

    static List<String> inOneLine(int faults, int kinds) {
        return List.of(line("1", IntStream.range(0, faults).mapToObj(i -> entry(i % kinds)).toList()));
    }

    static List<String> inALineEach(int faults, int kinds) {
        return IntStream.range(0, faults).mapToObj(i -> line("" + i, List.of(entry(i % kinds)))).toList();
    }

    private static String entry(int kind) {
        String member = kind < SOUND.size() ? FAULTS.get(kind) : String.join(",", SOUND) + "," + FAULTS.get(kind);
        Stream<String> others = kind < SOUND.size()
                ? IntStream.range(0, SOUND.size()).filter(i -> i != kind).mapToObj(SOUND::get)
                : Stream.of();
        return "{" + String.join(",", Stream.concat(Stream.of(member), others).toList()) + "}";
    }

    private static String line(String id, List<String> entries) {
        return "{\"externalRef\":{\"system\":\"s\",\"id\":\"" + id + "\"},\"title\":\"t\",\"severity\":\"SEV3\","
                + "\"declaredAt\":\"2026-02-03T09:00:00Z\",\"timeline\":[" + String.join(",", entries) + "]}";
    }

    /// An incident that was resolved before it began.
    static String contradictory(int number) {
        return "{\"externalRef\":{\"system\":\"w\",\"id\":\"" + number + "\"},\"title\":\"t\",\"severity\":\"SEV3\","
                + "\"declaredAt\":\"2026-02-03T09:00:00Z\",\"impactStartedAt\":\"2026-02-03T08:00:00Z\","
                + "\"resolvedAt\":\"2026-02-03T07:00:0" + number + "Z\"}";
    }
}
