package io.incidentledger.query.timeline;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import io.incidentledger.events.Milestone;
import io.incidentledger.events.PostmortemSection;
import io.incidentledger.events.Provenance;
import io.incidentledger.events.Role;
import org.jspecify.annotations.Nullable;

/// How the ledger's terms read in a sentence.
public final class TermFormatter {

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final String LABELS = "labels.";

    private TermFormatter() {}

    /// Such as "incident commander".
    public static String of(Role role) {
        return role.wireName().replace('-', ' ');
    }

    /// Such as "root cause".
    public static String of(PostmortemSection section) {
        return section.wireName().replace('-', ' ');
    }

    /// Such as "impact started".
    public static String of(Milestone milestone) {
        return spelled(milestone.wireName());
    }

    /// A fact of an incident by its name, such as "users affected" or "label region".
    public static EntryText ofFact(String name) {
        return name.startsWith(LABELS)
                ? EntryText.of("label {}", name.substring(LABELS.length()))
                : EntryText.of(spelled(name));
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

    /// Such as "2024-03-05 14:17 UTC".
    public static String of(Instant instant) {
        return MINUTES.format(instant);
    }

    /// A length in its two largest units, such as "1 h 25 min"; less than a minute in seconds.
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

    /// A share of 1 in percent, such as "12.5 %".
    public static String percent(BigDecimal share) {
        return share.movePointRight(2).stripTrailingZeros().toPlainString() + " %";
    }

    /// Such as " by alice"; nothing when nobody said who acts.
    public static EntryText by(String actor) {
        return actor.equals(Provenance.ANONYMOUS) ? EntryText.EMPTY : EntryText.of(" by {}", actor);
    }

    /// With a capital letter.
    public static String capital(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /// The same for a statement without a name in it.
    static EntryText statement(String statement, @Nullable String added) {
        return statement(EntryText.of(statement), added);
    }

    /// A statement with what people added to it, or with a full stop. What an import added says the statement itself:
    /// "Resolved between 10:00 and 10:05".
    static EntryText statement(EntryText statement, @Nullable String added) {
        if (added == null || added.isBlank()) {
            return EntryText.of("{}.", statement);
        }
        return added.startsWith(statement.text() + " between ")
                ? EntryText.given(added)
                : EntryText.of("{}: {}", statement, added);
    }
}
