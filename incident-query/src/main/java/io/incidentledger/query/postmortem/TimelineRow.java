package io.incidentledger.query.postmortem;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import io.incidentledger.events.IncidentNames;
import io.incidentledger.query.timeline.Sentence;
import io.incidentledger.query.timeline.TimelineEntry;
import io.incidentledger.query.timeline.Words;

/// A row of the timeline's table.
///
/// @param time
///            UTC; with the date unless all rows are of one day
/// @param label
///            what kind of thing a person wrote; empty for what the ledger knows
/// @param who
///            with the number of the incident that the entry belongs to, when that was absorbed
/// @param superseded
///            nothing of it holds any more
/// @param timeSuperseded
///            its time does not hold any more
/// @param remark
///            what of it does not hold; empty: all of it holds
record TimelineRow(String time, Instant at, String label, Sentence what, Sentence who, boolean superseded,
        boolean timeSuperseded, Sentence remark) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    boolean labelled() {
        return !label.isEmpty();
    }

    static List<TimelineRow> of(List<TimelineEntry> entries) {
        DateTimeFormatter format = days(entries) > 1 ? DAY_AND_TIME : TIME;
        return entries.stream().map(entry -> of(entry, format)).toList();
    }

    private static TimelineRow of(TimelineEntry entry, DateTimeFormatter format) {
        return new TimelineRow(format.format(entry.occurredAt()), entry.occurredAt(), label(entry), entry.sentence(),
                entry.number() == null
                        ? Sentence.given(entry.actor())
                        : Sentence.of("{} (" + IncidentNames.of(entry.number()) + ")", entry.actor()),
                entry.holdsNoMore(), entry.holdsNoMore() || entry.restatedAt() != null, remark(entry, format));
    }

    private static Sentence remark(TimelineEntry entry, DateTimeFormatter format) {
        if (entry.holdsNoMore() || entry.supersededBy().isEmpty()) {
            return entry.holdsNoMore() ? Sentence.of("superseded") : Sentence.EMPTY;
        }
        Instant restatedAt = entry.restatedAt();
        return restatedAt == null
                ? Sentence.of("superseded: {}", Sentence.joined(", ", entry.supersededBy().stream()
                        .flatMap(by -> by.facts().stream()).map(Words::ofFact).toList()))
                : Sentence.of("time superseded: " + format.format(restatedAt));
    }

    boolean remarkable() {
        return !remark.parts().isEmpty();
    }

    private static long days(List<TimelineEntry> entries) {
        return entries.stream().map(entry -> LocalDate.ofInstant(entry.occurredAt(), ZoneOffset.UTC)).distinct()
                .count();
    }

    /// People's kinds are one word, the ledger's have hyphens.
    private static String label(TimelineEntry entry) {
        if (entry.kind().equals("status-updated")) {
            Object status = entry.details().get("status");
            return status == null ? "Update" : "Update (" + status + ")";
        }
        return entry.kind().indexOf('-') < 0 ? Words.capital(entry.kind()) : "";
    }
}
