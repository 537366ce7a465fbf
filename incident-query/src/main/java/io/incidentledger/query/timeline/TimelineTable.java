package io.incidentledger.query.timeline;

import io.incidentledger.http.csv.CsvTable;
import tools.jackson.databind.json.JsonMapper;

/// A timeline as comma-separated values, one line for each entry.
final class TimelineTable {

    static final CsvTable<TimelineEntry> COLUMNS = CsvTable.<TimelineEntry>empty()
            .with("entryId", TimelineEntry::entryId)
            .with("kind", TimelineEntry::kind)
            .with("message", TimelineEntry::message)
            .with("occurredAt", TimelineEntry::occurredAt)
            .with("recordedAt", TimelineEntry::recordedAt)
            .with("actor", TimelineEntry::actor)
            .with("source", TimelineEntry::source)
            .with("position", TimelineEntry::position)
            .with("corrected", TimelineEntry::corrected)
            .with("retracted", TimelineEntry::retracted)
            .with("superseded", TimelineEntry::holdsNoMore)
            .with("supersededBy",
                    entry -> entry.supersededBy().stream().map(TimelineEntry.Superseding::entryId).toList())
            .with("movedTo.incidentId", entry -> entry.movedTo() == null ? null : entry.movedTo().incidentId())
            .with("movedTo.entryId", entry -> entry.movedTo() == null ? null : entry.movedTo().entryId())
            .with("movedFrom.incidentId", entry -> entry.movedFrom() == null ? null : entry.movedFrom().incidentId())
            .with("movedFrom.entryId", entry -> entry.movedFrom() == null ? null : entry.movedFrom().entryId())
            .with("incidentId", TimelineEntry::incidentId)
            .with("number", TimelineEntry::number)
            .with("details", entry -> JsonMapper.shared().writeValueAsString(entry.details()));

    private TimelineTable() {}
}
