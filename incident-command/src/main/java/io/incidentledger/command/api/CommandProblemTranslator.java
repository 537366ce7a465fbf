package io.incidentledger.command.api;

import java.util.List;

import io.incidentledger.command.dispatch.IdempotencyKeyReusedException;
import io.incidentledger.command.dispatch.IncidentExistsException;
import io.incidentledger.command.dispatch.NotReadyException;
import io.incidentledger.command.dispatch.UnknownIncidentException;
import io.incidentledger.command.incident.AbsorbedEntryLookup;
import io.incidentledger.command.incident.EventTooLargeException;
import io.incidentledger.command.incident.RuleViolationException;
import io.incidentledger.command.incident.SequenceMismatchException;
import io.incidentledger.command.incident.UnknownActionItemException;
import io.incidentledger.command.incident.UnknownEntryException;
import io.incidentledger.events.IncidentNaming;
import io.incidentledger.events.validation.FieldError;
import io.incidentledger.http.problems.Problem;
import io.incidentledger.http.problems.ProblemFactory;
import io.incidentledger.http.problems.ProblemTranslator;
import io.incidentledger.http.problems.ProblemType;
import org.jspecify.annotations.Nullable;

/// Translates the failures of commands into problem responses.
public final class CommandProblemTranslator implements ProblemTranslator {

    private final IncidentNaming names;

    /// @param names how problem details name other incidents
    public CommandProblemTranslator(IncidentNaming names) {
        this.names = names;
    }

    @Override
    public @Nullable Problem translate(Throwable failure) {
        return switch (failure) {
            case RuleViolationException refused -> refused(refused);
            case EventTooLargeException tooLarge -> ProblemType.EVENT_TOO_LARGE.problem(tooLarge.detail());
            case UnknownIncidentException unknown -> ProblemFactory.unknownIncident(unknown.incidentId());
            case UnknownActionItemException unknown -> ProblemType.UNKNOWN_ACTION_ITEM
                    .problem("The incident has no action item " + unknown.actionItemId() + ".");
            case UnknownEntryException unknown -> ProblemType.UNKNOWN_TIMELINE_ENTRY
                    .problem("The incident's timeline has no entry " + unknown.entryId() + (unknown.isCutOff()
                            ? (" of its own; the search of the incidents that were merged into it was stopped after "
                                    + "%d bytes.")
                                    .formatted(AbsorbedEntryLookup.MAX_BYTES)
                            : "."));
            case SequenceMismatchException mismatch ->
                ProblemType.SEQUENCE_MISMATCH.problem("The incident is at sequence "
                        + mismatch.actual() + (mismatch.expected().isEmpty()
                                ? "; weak entity tags and those of other resources never match."
                                : ", not at " + mismatch.expected() + "."));
            case NotReadyException starting -> ProblemType.STILL_READING.retryable(
                    "The command needs an index of all incidents, which this node is still building after its start: it "
                            + "has reached position " + starting.reached() + " of " + starting.head() + ".",
                    2);
            case IdempotencyKeyReusedException reused ->
                ProblemType.KEY_REUSED.problem("Repeat the first request unchanged or use a new key.");
            case IncidentExistsException exists -> exists(exists);
            default -> null;
        };
    }

    private Problem exists(IncidentExistsException exists) {
        String detail = "The incident was already declared as " + names.nameOf(exists.incidentId());
        String mergedInto = exists.mergedInto();
        return mergedInto == null
                ? ProblemType.INCIDENT_EXISTS.problem(detail + ".").with("incidentId", exists.incidentId())
                : ProblemType.INCIDENT_EXISTS
                        .problem(detail + ", which was merged into " + names.nameOf(mergedInto) + ".")
                        .with("incidentId", exists.incidentId()).with("mergedInto", mergedInto);
    }

    private Problem refused(RuleViolationException refused) {
        String detail = refused.detail(names::nameOf);
        FieldError error = refused.fault();
        Problem problem = new Problem(refused.rule().wireName(), 409, refused.rule().title(), detail,
                error == null ? List.of() : List.of(error), null);
        String entryId = refused.entryId();
        return entryId == null ? problem : problem.with("entryId", entryId);
    }
}
