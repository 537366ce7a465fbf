package io.incidentledger.command.imports;

import java.util.Locale;
import java.util.Map;

import io.incidentledger.events.Severity;
import io.incidentledger.events.Status;
import org.jspecify.annotations.Nullable;

/// Translates the terms of public status pages into the ledger's terms. New terms appear over the years: an unknown one
/// is kept as a label, or changes nothing.
public final class StatusPageVocabulary {
    private static final String MAINTENANCE = "maintenance";

    private StatusPageVocabulary() {}

    /// Normalizes what differs from page to page: case, surrounding spaces, and underscores instead of spaces.
    public static String word(@Nullable String word) {
        return word == null ? "" : word.strip().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    public static Severity severity(@Nullable String impact) {
        return switch (word(impact)) {
            case "critical" -> Severity.SEV1;
            case "major" -> Severity.SEV2;
            case "none" -> Severity.SEV4;
            case MAINTENANCE -> Severity.SEV5;
            default -> Severity.SEV3;
        };
    }

    /// Returns labels for what the severity does not express about the impact.
    public static Map<String, String> labels(@Nullable String impact) {
        return switch (word(impact)) {
            case "critical", "major", "minor", "none", "" -> Map.of();
            case MAINTENANCE -> Map.of("kind", MAINTENANCE);
            default -> impact == null ? Map.of() : Map.of("impact", impact);
        };
    }

    /// Null: the term does not express a status.
    public static @Nullable Status status(@Nullable String word) {
        return switch (word(word)) {
            case "investigating", "scheduled", "in progress" -> Status.INVESTIGATING;
            case "identified" -> Status.IDENTIFIED;
            case "monitoring" -> Status.MONITORING;
            case "resolved", "completed" -> Status.RESOLVED;
            default -> null;
        };
    }
}
