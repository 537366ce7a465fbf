package io.incidentledger.command.api;

import java.util.List;

import io.incidentledger.command.incident.AbsorbedEntries;
import io.incidentledger.command.incident.RuleViolation;
import io.incidentledger.command.incident.SequenceMismatch;
import io.incidentledger.command.incident.UnknownActionItem;
import io.incidentledger.command.incident.UnknownEntry;
import io.incidentledger.command.pipeline.IncidentExists;
import io.incidentledger.command.pipeline.KeyReused;
import io.incidentledger.command.pipeline.StillReading;
import io.incidentledger.command.pipeline.UnknownIncident;
import io.incidentledger.events.IncidentNames;
import io.incidentledger.events.validation.FieldFault;
import io.incidentledger.http.Problem;
import io.incidentledger.http.ProblemTranslator;
import io.incidentledger.http.ProblemType;
import io.incidentledger.http.Problems;
import org.jspecify.annotations.Nullable;

/** What it means to a caller when a command is refused. */
public final class CommandProblems implements ProblemTranslator {

    private final IncidentNames names;

    /**
     * @param names
     *            how details call other incidents
     */
    public CommandProblems(IncidentNames names) {
        this.names = names;
    }

    @Override
    public @Nullable Problem translate(Throwable failure) {
        return switch (failure) {
            case RuleViolation refused -> refused(refused);
            case UnknownIncident unknown -> Problems.unknownIncident(unknown.incidentId());
            case UnknownActionItem unknown -> ProblemType.UNKNOWN_ACTION_ITEM
                    .problem("The incident has no action item " + unknown.actionItemId());
            case UnknownEntry unknown -> ProblemType.UNKNOWN_TIMELINE_ENTRY
                    .problem("The incident's timeline has no entry " + unknown.entryId() + (unknown.isCutOff()
                            ? " of its own; the search among those of incidents that were merged into it was cut off after %d bytes"
                                    .formatted(AbsorbedEntries.MOST_BYTES)
                            : ""));
            case SequenceMismatch mismatch -> ProblemType.SEQUENCE_MISMATCH.problem("The incident is at sequence "
                    + mismatch.actual() + (mismatch.expected().isEmpty()
                            ? ", and weak entity tags and those of anything else match nothing"
                            : ", not at " + mismatch.expected()));
            case StillReading starting -> ProblemType.STILL_READING.passing(
                    "The command needs to know all incidents, and this node has just started: it knows those up to position "
                            + starting.reached() + " of " + starting.head(),
                    2);
            case KeyReused reused ->
                ProblemType.KEY_REUSED.problem("Repeat the first request unchanged, or take a new key");
            case IncidentExists exists -> exists(exists);
            default -> null;
        };
    }

    private Problem exists(IncidentExists exists) {
        String detail = "It was declared before, as incident " + names.nameOf(exists.incidentId());
        String mergedInto = exists.mergedInto();
        return mergedInto == null
                ? ProblemType.INCIDENT_EXISTS.problem(detail).with("incidentId", exists.incidentId())
                : ProblemType.INCIDENT_EXISTS
                        .problem(detail + ", which was merged; " + names.nameOf(mergedInto) + " goes on instead")
                        .with("incidentId", exists.incidentId()).with("mergedInto", mergedInto);
    }

    private Problem refused(RuleViolation refused) {
        String detail = refused.detail(names::nameOf);
        FieldFault fault = refused.fault();
        Problem problem = new Problem(refused.rule().wireName(), 409, refused.rule().title(), detail,
                fault == null ? List.of() : List.of(fault), null);
        String entryId = refused.entryId();
        return entryId == null ? problem : problem.with("entryId", entryId);
    }
}
