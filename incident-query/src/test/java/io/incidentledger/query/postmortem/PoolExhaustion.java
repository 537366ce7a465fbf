package io.incidentledger.query.postmortem;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import io.incidentledger.events.ActionItemPriority;
import io.incidentledger.events.ActionItemStatus;
import io.incidentledger.events.Audience;
import io.incidentledger.events.EntryKind;
import io.incidentledger.events.History;
import io.incidentledger.events.ImpactDetails;
import io.incidentledger.events.IncidentEvent.ActionItemAdded;
import io.incidentledger.events.IncidentEvent.ActionItemChanged;
import io.incidentledger.events.IncidentEvent.DetailsChanged;
import io.incidentledger.events.IncidentEvent.ImpactRecorded;
import io.incidentledger.events.IncidentEvent.IncidentAcknowledged;
import io.incidentledger.events.IncidentEvent.IncidentDeclared;
import io.incidentledger.events.IncidentEvent.IncidentMitigated;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.IncidentEvent.PostmortemSectionWritten;
import io.incidentledger.events.IncidentEvent.PostmortemTimelineSignedOff;
import io.incidentledger.events.IncidentEvent.ResponsibilityAssigned;
import io.incidentledger.events.IncidentEvent.SeverityChanged;
import io.incidentledger.events.IncidentEvent.StatusUpdated;
import io.incidentledger.events.Link;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.MilestoneQuality;
import io.incidentledger.events.Mode;
import io.incidentledger.events.PostmortemSection;
import io.incidentledger.events.Role;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Status;
import io.incidentledger.events.Visibility;

import static io.incidentledger.events.History.assigned;
import static io.incidentledger.events.History.entry;
import static io.incidentledger.events.History.interval;
import static io.incidentledger.events.History.stated;

/// A realistic sample incident: a deployment without a connection timeout exhausts a connection pool.
final class PoolExhaustion {

    private PoolExhaustion() {}

    static History resolved() {
        return History.ofIncident()
                .at("14:18").by("alice").add(new IncidentDeclared("Checkout fails: connection pool exhausted",
                        "Customers cannot pay.", Severity.SEV3, List.of("checkout", "payments"), Map.of("region", "eu"),
                        Visibility.NORMAL, Mode.LIVE, "alert", null, null))
                .add(stated(Milestone.IMPACT_STARTED, "14:00", MilestoneQuality.ESTIMATED),
                        stated(Milestone.DETECTED, "14:15"),
                        assigned(Role.INCIDENT_COMMANDER, "alice"))
                .add(new IncidentAcknowledged(History.time("14:17")),
                        new ResponsibilityAssigned("payments", null, null))
                .at("14:21").add(new SeverityChanged(Severity.SEV3, Severity.SEV2, "all of Europe", null),
                        assigned(Role.OPERATIONS_LEAD, "bob"))
                .at("14:25").add(new StatusUpdated("u-1", Status.INVESTIGATING, "We are looking into failing payments.",
                        Audience.PUBLIC, null))
                .at("14:27").by("bob")
                .add(entry(EntryKind.HYPOTHESIS, "Too few connections for the evening's load", null),
                        entry(EntryKind.ACTION, "Doubled the pool to 200 connections (ineffective)", null))
                .at("14:30")
                .add(new StatusUpdated("u-2", Status.IDENTIFIED, "The new feature never returns its connections.",
                        Audience.INTERNAL, null))
                .at("14:40").by("alice")
                .add(entry(EntryKind.DECISION, "Roll back v2.3.1 | do not wait for a fix", null))
                .at("14:52").by("bob").add(
                        entry(EntryKind.ACTION, "Rolled back to v2.3.0", "14:45",
                                new Link("https://deploys.example/v2.3.1", "Deployment v2.3.1")),
                        entry(EntryKind.LINK, "Pool usage", null,
                                new Link("https://dash.example/pool?from=14:00", "Dashboard")))
                .at("15:00").add(new IncidentMitigated("rollback to v2.3.0", null))
                .at("15:30").by("alice").add(new IncidentResolved("Payments work again.", null),
                        stated(Milestone.IMPACT_ENDED, "15:00", MilestoneQuality.MEASURED),
                        new DetailsChanged(null, null, null, "pool exhausted",
                                "A connection timeout was missing in v2.3.1.", null,
                                null),
                        new ImpactRecorded(new ImpactDetails(List.of(interval("checkout", "14:00", "15:00"),
                                interval("payments", "14:10", "14:55")), 4200L, new BigDecimal("0.12"), List.of("acme"),
                                List.of("eu-west"), "12000.50 EUR", new BigDecimal("21.5")), null));
    }

    static History reviewed() {
        return resolved().at("2024-03-06T09:00:00Z").by("carol").add(
                new PostmortemSectionWritten(PostmortemSection.SUMMARY,
                        "For an hour nobody in Europe could pay. A deployment leaked **connections**.", null),
                new PostmortemSectionWritten(PostmortemSection.CONTRIBUTING_FACTORS, """
                        # Where it came from

                        - Missing timeout in `pool.yaml`
                        - Load tests do not simulate real connection patterns
                        """, null))
                .by("bob").add(new PostmortemSectionWritten(PostmortemSection.WENT_WELL, "- The alert came fast", null),
                        new ActionItemAdded("a-1", "Add connection timeouts to all database configurations", "bob",
                                ActionItemPriority.P1, LocalDate.of(2024, 3, 12), null),
                        new ActionItemAdded("a-2", "Put pool metrics on the standard dashboard", null,
                                ActionItemPriority.P2, null,
                                null),
                        new ActionItemChanged("a-1", null, null, null, ActionItemStatus.IN_PROGRESS, null, null),
                        new PostmortemTimelineSignedOff(null));
    }
}
