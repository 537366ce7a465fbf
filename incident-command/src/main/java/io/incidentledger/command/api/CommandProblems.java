package io.incidentledger.command.api;

import io.incidentledger.command.incident.RuleViolation;
import io.incidentledger.command.incident.SequenceMismatch;
import io.incidentledger.command.incident.UnknownActionItem;
import io.incidentledger.command.pipeline.IncidentExists;
import io.incidentledger.command.pipeline.KeyReused;
import io.incidentledger.command.pipeline.UnknownIncident;
import io.incidentledger.web.Problem;
import io.incidentledger.web.ProblemTranslator;
import io.incidentledger.web.Problems;
import org.jspecify.annotations.Nullable;

/** What it means to a caller when a command is refused. */
final class CommandProblems implements ProblemTranslator {

    @Override
    public @Nullable Problem translate(Throwable failure) {
        return switch (failure) {
            case RuleViolation refused -> Problem.of(refused.rule().wireName(), 409, refused.rule().title(),
                    String.valueOf(refused.getMessage()));
            case UnknownIncident unknown -> Problems.unknownResource("incident", unknown.incidentId());
            case UnknownActionItem unknown -> Problems.unknownResource("action-item", unknown.actionItemId());
            case SequenceMismatch mismatch -> sequenceMismatch(mismatch);
            case KeyReused reused -> keyReused();
            case IncidentExists exists -> incidentExists(exists);
            default -> null;
        };
    }

    private static Problem sequenceMismatch(SequenceMismatch mismatch) {
        return Problem.of("sequence-mismatch", 412, "The incident has moved on",
                "The incident is at sequence " + mismatch.actual() + ", not at " + mismatch.expected());
    }

    private static Problem keyReused() {
        return Problem.of("key-reused", 422, "The idempotency key belongs to another request",
                "Repeat the first request unchanged, or take a new key");
    }

    private static Problem incidentExists(IncidentExists exists) {
        return Problem.of("incident-exists", 409, "There is such an incident already",
                "The incident " + exists.incidentId() + " was declared before");
    }
}
