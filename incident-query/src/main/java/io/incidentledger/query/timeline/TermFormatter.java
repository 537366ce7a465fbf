package io.incidentledger.query.timeline;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import io.incidentledger.events.EventProvenance;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.PostmortemSection;
import io.incidentledger.events.Role;
import org.jspecify.annotations.Nullable;

/// Formats the ledger's terms for use in sentences.
public final class TermFormatter {

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final String LABELS = "labels.";

    private TermFormatter() {}

    /// Returns, for example, "incident commander".
    public static String of(Role role) {
        return role.wireName().replace('-', ' ');
    }

    /// Returns, for example, "root cause".
    public static String of(PostmortemSection section) {
        return section.wireName().replace('-', ' ');
    }

    /// Returns, for example, "impact started".
    public static String of(Milestone milestone) {
        return spelled(milestone.wireName());
    }

    /// Formats the name of an incident's fact, for example "users affected" or "label region".
    public static QuotingSentence ofFact(String name) {
        return name.startsWith(LABELS)
                ? QuotingSentence.of("label {}", name.substring(LABELS.length()))
                : QuotingSentence.of(spelled(name));
    }

    private static String spelled(String camelCase) {
        StringBuilder words = new StringBuilder();
        camelCase.chars().forEach(letter -> {
            if (Character.isUpperCase(letter)) {
                words.append(' ');
            }
            words.appendCodePoint(Character.toLowerCase(letter));
        });
        return words.toString();
    }

    /// Returns, for example, "2024-03-05 14:17 UTC".
    public static String of(Instant instant) {
        return MINUTES.format(instant);
    }

    /// Formats a duration in its two largest units, for example "1 h 25 min"; less than a minute in seconds.
    public static String of(Duration length) {
        if (length.compareTo(Duration.ofMinutes(1)) < 0) {
            return length.toSeconds() + " s";
        }
        if (length.compareTo(Duration.ofHours(1)) < 0) {
            return together(length.toMinutes(), " min", length.toSecondsPart(), " s");
        }
        return length.compareTo(Duration.ofDays(1)) < 0
                ? together(length.toHours(), " h", length.toMinutesPart(), " min")
                : together(length.toDays(), " d", length.toHoursPart(), " h");
    }

    private static String together(long large, String largeUnit, int small, String smallUnit) {
        return large + largeUnit + (small == 0 ? "" : " " + small + smallUnit);
    }

    /// Formats a share of 1 as a percentage, for example "12.5 %".
    public static String percent(BigDecimal share) {
        return share.movePointRight(2).stripTrailingZeros().toPlainString() + " %";
    }

    /// Returns, for example, " by alice", or an empty text if the actor is anonymous.
    public static QuotingSentence by(String actor) {
        return actor.equals(EventProvenance.ANONYMOUS) ? QuotingSentence.EMPTY : QuotingSentence.of(" by {}", actor);
    }

    /// Capitalizes the first letter.
    public static String capital(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /// Formats a statement that contains no name.
    static QuotingSentence statement(String statement, @Nullable String added) {
        return statement(QuotingSentence.of(statement), added);
    }

    /// Appends the text that people added to a statement, or else a full stop. Text from an import may repeat the
    /// statement ("Resolved between 10:00 and 10:05"); it then replaces the statement.
    static QuotingSentence statement(QuotingSentence statement, @Nullable String added) {
        if (added == null || added.isBlank()) {
            return QuotingSentence.of("{}.", statement);
        }
        return added.startsWith(statement.text() + " between ")
                ? QuotingSentence.given(added)
                : QuotingSentence.of("{}: {}", statement, added);
    }
}
