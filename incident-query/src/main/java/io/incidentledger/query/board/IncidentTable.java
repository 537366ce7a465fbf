package io.incidentledger.query.board;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.incidentledger.events.Milestone;
import io.incidentledger.events.Role;
import io.incidentledger.events.milestones.EvaluatedMilestone;
import io.incidentledger.http.csv.CsvTable;
import io.incidentledger.query.incident.RoleAssignment;
import org.jspecify.annotations.Nullable;

/// The list of incidents as comma-separated values, one line for each.
final class IncidentTable {

    private IncidentTable() {}

    /// @param durations the keys of the durations, each of which has a column
    static CsvTable<IncidentRow> of(List<String> durations) {
        CsvTable<IncidentRow> table = CsvTable.<IncidentRow>empty()
                .with("incidentId", IncidentRow::incidentId)
                .with("number", IncidentRow::number)
                .with("title", IncidentRow::title)
                .with("summary", IncidentRow::summary)
                .with("severity", IncidentRow::severity)
                .with("initialSeverity", IncidentRow::initialSeverity)
                .with("peakSeverity", IncidentRow::peakSeverity)
                .with("status", IncidentRow::status)
                .with("open", IncidentRow::open)
                .with("mode", IncidentRow::mode)
                .with("visibility", IncidentRow::visibility)
                .with("source", IncidentRow::source)
                .with("declaredBy", IncidentRow::declaredBy)
                .with("declaredAt", IncidentRow::declaredAt)
                .with("labels", row -> row.labels().entrySet().stream().sorted(Map.Entry.comparingByKey())
                        .map(label -> label.getKey() + "=" + label.getValue()).toList())
                .with("services", IncidentRow::services)
                .with("externalRef.system", row -> row.externalRef() == null ? null : row.externalRef().system())
                .with("externalRef.id", row -> row.externalRef() == null ? null : row.externalRef().id())
                .with("externalRef.url", row -> row.externalRef() == null ? null : row.externalRef().url())
                .with("eta", IncidentRow::eta)
                .with("responsible.team", row -> row.responsible().team())
                .with("responsible.individual", row -> row.responsible().individual())
                .with("needsCommander", IncidentRow::needsCommander);
        for (Role role : Role.values()) {
            table = table.with("roles." + role.wireName(), row -> row.roles().stream()
                    .filter(each -> each.role() == role).map(RoleAssignment::assignee).toList());
        }
        for (Milestone milestone : Milestone.values()) {
            table = table.with("milestones." + milestone.wireName(), row -> at(row, milestone));
        }
        for (String duration : durations) {
            table = table.with("durations." + duration, row -> row.durations().containsKey(duration)
                    ? row.durations().get(duration).seconds()
                    : null);
        }
        return table.with("mergedInto", IncidentRow::mergedInto)
                .with("counts.updates", row -> row.counts().updates())
                .with("counts.timelineEntries", row -> row.counts().timelineEntries())
                .with("counts.actionItems", row -> row.counts().actionItems())
                .with("counts.openActionItems", row -> row.counts().openActionItems())
                .with("lastUpdate.at", row -> row.lastUpdate() == null ? null : row.lastUpdate().at())
                .with("lastUpdate.message", row -> row.lastUpdate() == null ? null : row.lastUpdate().message())
                .with("warnings", row -> row.warnings().stream().map(warning -> warning.code()).toList())
                .with("position", IncidentRow::position)
                .with("sequence", IncidentRow::sequence)
                .with("recordedAt", IncidentRow::recordedAt);
    }

    private static @Nullable Instant at(IncidentRow row, Milestone milestone) {
        EvaluatedMilestone reached = row.milestones().get(milestone.wireName());
        return reached == null ? null : reached.at();
    }
}
