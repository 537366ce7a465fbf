package io.incidentledger.benchmark.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

import io.incidentledger.events.Audience;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.IncidentAcknowledged;
import io.incidentledger.events.IncidentEvent.IncidentDeclared;
import io.incidentledger.events.IncidentEvent.IncidentMitigated;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.IncidentEvent.MilestoneRecorded;
import io.incidentledger.events.IncidentEvent.RoleAssigned;
import io.incidentledger.events.IncidentEvent.SeverityChanged;
import io.incidentledger.events.IncidentEvent.StatusUpdated;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.MilestoneQuality;
import io.incidentledger.events.Mode;
import io.incidentledger.events.Role;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Status;
import io.incidentledger.events.Visibility;
import org.jspecify.annotations.Nullable;

/// The events of one incident: eleven events of eight commands, from the declaration to the resolution.
final class SampleIncidentEvents {

    private static final List<String> SERVICES = List.of("checkout", "search", "accounts", "payments", "catalog",
            "notifications", "edge", "storage");
    private static final List<String> SYMPTOMS = List.of("answers slowly", "answers with errors", "loses connections",
            "is behind with its queue", "refuses logins", "shows stale data");
    private static final List<String> PEOPLE = List.of("ada", "grace", "edsger", "barbara", "donald", "leslie");

    private final RandomGenerator random;
    private final Instant start;

    SampleIncidentEvents(RandomGenerator random, Instant start) {
        this.random = random;
        this.start = start;
    }

    /// The events of each command.
    List<List<IncidentEvent>> commands() {
        String service = oneOf(SERVICES);
        String symptom = oneOf(SYMPTOMS);
        Severity severity = oneOf(List.of(Severity.SEV2, Severity.SEV3, Severity.SEV4));
        return List.of(
                List.of(declared(service, symptom, severity),
                        new MilestoneRecorded(Milestone.IMPACT_STARTED, MilestoneQuality.ESTIMATED, null, at(-10)),
                        new RoleAssigned(Role.INCIDENT_COMMANDER, oneOf(PEOPLE), null, null, null)),
                List.of(new IncidentAcknowledged(at(2))),
                List.of(new SeverityChanged(severity, Severity.SEV1, "More customers see it than we thought", at(5))),
                List.of(update("1", null, "We are looking into why " + service + " " + symptom + ".", 6)),
                List.of(update("2", Status.IDENTIFIED, "A deployment of " + service + " at noon is the cause.", 20)),
                List.of(new IncidentMitigated("Rolled back", at(31))),
                List.of(update("3", null, "Error rates are back to normal; we keep watching.", 33)),
                List.of(new IncidentResolved("No errors for an hour", at(90)),
                        new MilestoneRecorded(Milestone.IMPACT_ENDED, MilestoneQuality.ESTIMATED, null, at(31))));
    }

    private IncidentDeclared declared(String service, String symptom, Severity severity) {
        return new IncidentDeclared(service + " " + symptom,
                "Since a few minutes ago " + service + " " + symptom + "; customers of all regions are concerned.",
                severity,
                List.of(service), Map.of("region", oneOf(List.of("eu", "us", "asia"))), Visibility.NORMAL, Mode.LIVE,
                "manual", null, at(0));
    }

    private StatusUpdated update(String updateId, @Nullable Status status, String message, long minute) {
        return new StatusUpdated(updateId, status, message, Audience.INTERNAL, at(minute));
    }

    private Instant at(long minute) {
        return start.plus(Duration.ofMinutes(minute));
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
