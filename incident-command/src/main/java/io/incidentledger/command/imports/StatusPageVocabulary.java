package io.incidentledger.command.imports;

import java.util.Locale;
import java.util.Map;

import io.incidentledger.events.Severity;
import io.incidentledger.events.Status;
import org.jspecify.annotations.Nullable;

/// The words of public status pages, in our terms. They grow with the years: one that is not known is kept as a label,
/// or leaves things as they are.
public final class StatusPageVocabulary {
    private static final String MAINTENANCE = "maintenance";

    private StatusPageVocabulary() {}

    /// A word without what differs from page to page: case, blanks around it, underscores for blanks.
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

    /// What the severity does not say of the impact.
    public static Map<String, String> labels(@Nullable String impact) {
        return switch (word(impact)) {
            case "critical", "major", "minor", "none", "" -> Map.of();
            case MAINTENANCE -> Map.of("kind", MAINTENANCE);
            default -> impact == null ? Map.of() : Map.of("impact", impact);
        };
    }

    /// Null: the word says nothing of where an incident stands.
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
