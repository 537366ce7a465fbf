package io.incidentledger.query.postmortem;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.incidentledger.events.IncidentNaming;
import io.incidentledger.query.timeline.QuotingSentence;
import io.incidentledger.query.timeline.TermFormatter;
import io.incidentledger.query.timeline.TimelineEntry;
import org.jspecify.annotations.Nullable;

/// A row of the timeline's table.
///
/// @param time in UTC; with the date unless all rows are of the same day
/// @param label the kind of an entry that a person wrote; empty for entries from the ledger
/// @param who with the number of the incident that the entry belongs to, if that incident was absorbed
/// @param superseded whether the whole entry is superseded
/// @param timeSuperseded whether the time of the entry is superseded
/// @param remark which parts of the entry are superseded; empty if none
record TimelineRow(String time, Instant at, String label, QuotingSentence what, QuotingSentence who, boolean superseded,
        boolean timeSuperseded, QuotingSentence remark) {

    /// The format suffixes for times that need more than minutes.
    private static final List<String> PRECISIONS = List.of("", ":ss", ":ss.SSSSSS");

    boolean labelled() {
        return !label.isEmpty();
    }

    static List<TimelineRow> of(List<TimelineEntry> entries) {
        String pattern = days(entries) > 1 ? "yyyy-MM-dd HH:mm" : "HH:mm";
        Map<String, Integer> precisions = precisions(entries);
        List<DateTimeFormatter> formats = PRECISIONS.stream()
                .map(finer -> DateTimeFormatter.ofPattern(pattern + finer, Locale.ROOT).withZone(ZoneOffset.UTC))
                .toList();
        return entries.stream()
                .map(entry -> of(entry, formats.get(precisions.getOrDefault(entry.entryId(), 0)))).toList();
    }

    /// The precision that the times of entries need, so that a superseded time looks different from the time that
    /// supersedes it: minutes, seconds or microseconds.
    private static Map<String, Integer> precisions(List<TimelineEntry> entries) {
        Map<String, Instant> times = new HashMap<>();
        entries.forEach(entry -> times.put(entry.entryId(), entry.occurredAt()));
        Map<String, Integer> precisions = new HashMap<>();
        for (TimelineEntry entry : entries) {
            for (TimelineEntry.Superseding by : entry.supersededBy()) {
                int needed = precision(entry.occurredAt(), times.get(by.entryId()));
                precisions.merge(entry.entryId(), Math.max(needed, precision(entry.occurredAt(), entry.restatedAt())),
                        Math::max);
                precisions.merge(by.entryId(), needed, Math::max);
            }
        }
        return precisions;
    }

    private static int precision(Instant superseded, @Nullable Instant holding) {
        if (holding == null || superseded.equals(holding)
                || !superseded.truncatedTo(ChronoUnit.MINUTES).equals(holding.truncatedTo(ChronoUnit.MINUTES))) {
            return 0;
        }
        return superseded.truncatedTo(ChronoUnit.SECONDS).equals(holding.truncatedTo(ChronoUnit.SECONDS)) ? 2 : 1;
    }

    private static TimelineRow of(TimelineEntry entry, DateTimeFormatter format) {
        return new TimelineRow(format.format(entry.occurredAt()), entry.occurredAt(), label(entry), entry.sentence(),
                entry.number() == null
                        ? QuotingSentence.given(entry.actor())
                        : QuotingSentence.of("{} (" + IncidentNaming.of(entry.number()) + ")", entry.actor()),
                entry.holdsNoMore(), entry.holdsNoMore() || entry.restatedAt() != null, remark(entry, format));
    }

    private static QuotingSentence remark(TimelineEntry entry, DateTimeFormatter format) {
        if (entry.holdsNoMore() || entry.supersededBy().isEmpty()) {
            return entry.holdsNoMore() ? QuotingSentence.of("superseded") : QuotingSentence.EMPTY;
        }
        Instant restatedAt = entry.restatedAt();
        return restatedAt == null
                ? QuotingSentence.of("superseded: {}", QuotingSentence.joined(", ", entry.supersededBy().stream()
                        .flatMap(by -> by.facts().stream()).map(TermFormatter::ofFact).toList()))
                : QuotingSentence.of("time superseded: " + format.format(restatedAt));
    }

    boolean remarkable() {
        return !remark.parts().isEmpty();
    }

    private static long days(List<TimelineEntry> entries) {
        return entries.stream().map(entry -> LocalDate.ofInstant(entry.occurredAt(), ZoneOffset.UTC)).distinct()
                .count();
    }

    /// The label of an entry. Kinds of entries that people write are single words; kinds of generated entries contain
    /// hyphens.
    private static String label(TimelineEntry entry) {
        if (entry.kind().equals("status-updated")) {
            Object status = entry.details().get("status");
            return status == null ? "Update" : "Update (" + status + ")";
        }
        return entry.kind().indexOf('-') < 0 ? TermFormatter.capital(entry.kind()) : "";
    }
}
