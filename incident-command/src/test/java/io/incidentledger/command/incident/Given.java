package io.incidentledger.command.incident;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.incidentledger.command.imports.ImportCommandHandler;
import io.incidentledger.events.Audience;
import io.incidentledger.events.EventProvenance;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.*;
import io.incidentledger.events.Mode;
import io.incidentledger.events.Role;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Status;
import io.incidentledger.events.Visibility;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.hamcrest.FeatureMatcher;
import org.hamcrest.Matcher;

import static org.hamcrest.Matchers.equalTo;

/// Common fixtures for tests of the incident.
public final class Given {
    public static final String ID = "0199f3a0-0000-7000-8000-000000000001";
    public static final String OTHER = "0199f3a0-0000-7000-8000-000000000002";
    public static final Instant T0 = Instant.parse("2026-03-01T10:00:00Z");
    public static final Instant T1 = Instant.parse("2026-03-01T11:00:00Z");
    public static final Instant T2 = Instant.parse("2026-03-01T12:00:00Z");
    public static final Instant T3 = Instant.parse("2026-03-01T13:00:00Z");

    public static final IncidentEvent DECLARED = new IncidentDeclared("Checkout fails", null, Severity.SEV2,
            List.of("checkout", "payments"), Map.of("region", "eu"), Visibility.NORMAL, Mode.LIVE, "manual", null,
            null);
    public static final IncidentEvent COMMANDED = new RoleAssigned(Role.INCIDENT_COMMANDER, "ada", null, null, null);
    public static final IncidentEvent RESOLVED = new IncidentResolved(null, T1);
    public static final IncidentEvent CLOSED = new IncidentClosed(null, T2);
    public static final IncidentEvent CANCELLED = new IncidentCancelled(null, T1);
    public static final IncidentEvent MERGED = new IncidentMerged(OTHER, null, T1);

    private Given() {}

    public static FixtureConfiguration<Incident> incident() {
        AggregateTestFixture<Incident> fixture = new AggregateTestFixture<>(Incident.class);
        return fixture.registerAnnotatedCommandHandler(new ImportCommandHandler(fixture.getRepository()));
    }

    public static IncidentEvent announced(Status status) {
        return announced(status, T0);
    }

    public static IncidentEvent announced(Status status, Instant at) {
        return new StatusUpdated("earlier", status, "…", Audience.INTERNAL, at);
    }

    /// Returns the state after these events.
    static IncidentState state(IncidentEvent... events) {
        IncidentState state = null;
        for (IncidentEvent event : events) {
            state = after(state, event);
        }
        return state;
    }

    /// Returns the state after one more hypothetical event.
    static IncidentState after(IncidentState before, IncidentEvent event) {
        return after(before, event, "", EventProvenance.ANONYMOUS, null, EntryHistory.NOT_YET);
    }

    static IncidentState after(IncidentState before, IncidentEvent event, String eventId, String actor,
            Instant recordedAt) {
        return after(before, event, eventId, actor, null, recordedAt);
    }

    static IncidentState after(IncidentState before, IncidentEvent event, String eventId, String actor,
            String source, Instant recordedAt) {
        LazyIncidentState lazy = before == null ? new LazyIncidentState() : new LazyIncidentState(before);
        lazy.add(event, eventId, actor, source, recordedAt, 0);
        return lazy.state();
    }

    /// Matches the exception of a command that a rule rejects.
    public static Matcher<RuleViolationException> by(IncidentRule rule) {
        return new FeatureMatcher<>(equalTo(rule), "refused by the rule", "rule") {
            @Override
            protected IncidentRule featureValueOf(RuleViolationException refusal) {
                return refusal.rule();
            }
        };
    }
}
