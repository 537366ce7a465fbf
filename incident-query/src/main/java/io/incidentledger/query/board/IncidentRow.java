package io.incidentledger.query.board;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.incidentledger.events.ExternalRef;
import io.incidentledger.events.Mode;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Status;
import io.incidentledger.events.Visibility;
import io.incidentledger.events.milestones.EvaluatedMilestone;
import io.incidentledger.events.warnings.ConsistencyWarning;
import io.incidentledger.query.incident.DurationResponse;
import io.incidentledger.query.incident.IncidentResponse;
import io.incidentledger.query.incident.LatestStatusUpdate;
import io.incidentledger.query.incident.ResponsibleParty;
import io.incidentledger.query.incident.RoleAssignment;
import org.jspecify.annotations.Nullable;

/// An incident in a list, without impact, links, issue and root cause. Long texts are shortened.
///
/// So a page stays small whatever people write.
///
/// @param summary what happened, shortened to 300 characters; null: nothing is known
/// @param lastUpdate the latest status update, with its message shortened to 300 characters; null: none was given
/// @see IncidentResponse
record IncidentRow(String incidentId, @Nullable Long number, String title, @Nullable String summary, Severity severity,
        Severity initialSeverity, Severity peakSeverity, Status status, boolean open, Mode mode, Visibility visibility,
        String source, String declaredBy, Instant declaredAt, Map<String, String> labels, List<String> services,
        @Nullable ExternalRef externalRef, @Nullable Instant eta, ResponsibleParty responsible, boolean needsCommander,
        List<RoleAssignment> roles, Map<String, EvaluatedMilestone> milestones, int definitionVersion,
        Map<String, DurationResponse> durations, @Nullable String mergedInto, IncidentResponse.Counts counts,
        @Nullable LatestStatusUpdate lastUpdate, List<ConsistencyWarning> warnings, long position, long sequence,
        Instant recordedAt) {

    /// The maximum length of a text, in Unicode code points, including the `…` at its end if it is shortened.
    static final int MAX_TEXT = 300;

    static IncidentRow of(IncidentResponse incident) {
        return new IncidentRow(incident.incidentId(), incident.number(), incident.title(),
                shortened(incident.summary()), incident.severity(), incident.initialSeverity(),
                incident.peakSeverity(), incident.status(), incident.open(), incident.mode(), incident.visibility(),
                incident.source(), incident.declaredBy(), incident.declaredAt(), incident.labels(),
                incident.services(), incident.externalRef(), incident.eta(), incident.responsible(),
                incident.needsCommander(), incident.roles(), incident.milestones(), incident.definitionVersion(),
                incident.durations(), incident.mergedInto(), incident.counts(), shortened(incident.lastUpdate()),
                incident.warnings(), incident.position(), incident.sequence(), incident.recordedAt());
    }

    private static @Nullable LatestStatusUpdate shortened(@Nullable LatestStatusUpdate update) {
        return update == null
                ? null
                : new LatestStatusUpdate(update.updateId(), update.status(), shortened(update.message()),
                        update.audience(),
                        update.actor(), update.at(), update.recordedAt());
    }

    private static @Nullable String shortened(@Nullable String text) {
        return text == null || text.codePointCount(0, text.length()) <= MAX_TEXT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MAX_TEXT - 1)) + "…";
    }
}
