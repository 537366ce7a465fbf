package io.incidentledger.events.codec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.incidentledger.events.ActionItemPriority;
import io.incidentledger.events.ActionItemStatus;
import io.incidentledger.events.Audience;
import io.incidentledger.events.EntryKind;
import io.incidentledger.events.ExternalRef;
import io.incidentledger.events.ImpactDetails;
import io.incidentledger.events.ImpactInterval;
import io.incidentledger.events.ImpactLevel;
import io.incidentledger.events.IncidentEvent.*;
import io.incidentledger.events.LedgerEvent;
import io.incidentledger.events.Link;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.MilestoneQuality;
import io.incidentledger.events.Mode;
import io.incidentledger.events.PolicyEvent.PolicyAdopted;
import io.incidentledger.events.PostmortemSection;
import io.incidentledger.events.Role;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Status;
import io.incidentledger.events.Visibility;
import io.incidentledger.events.policy.CustomMeasureDefinition;
import io.incidentledger.events.policy.MeasurePolicy;
import io.incidentledger.events.policy.MilestoneOccurrence;
import io.incidentledger.events.policy.OccurrenceChoice;
import io.incidentledger.events.policy.Weekday;
import io.incidentledger.events.policy.WorkingHours;

/// One event of each type with all its fields, and the golden file of its stored form:
/// `golden/<type>.v<revision>.json`. A file is never edited, because ledgers contain such events: a changed shape gets
/// a new revision, an upcaster and a new file.
public final class GoldenEvents {
    private static final Instant AT = Instant.parse("2026-03-01T10:15:30.123456Z");
    private static final Instant LATER = Instant.parse("2026-03-01T11:00:00Z");

    private GoldenEvents() {}

    /// Returns the events in their present revisions.
    public static List<LedgerEvent> all() {
        return List.of(
                new IncidentDeclared("Checkout \"fails\" – für alle 🚨", "cards\nonly", Severity.SEV1,
                        List.of("checkout", "payments"), ordered("region", "eu", "tier", "1"), Visibility.RESTRICTED,
                        Mode.BACKFILL, "alert", new ExternalRef("jira", "OPS-1", "https://jira.example/OPS-1"), AT),
                new IncidentAcknowledged(AT),
                new RoleAssigned(Role.OPERATIONS_LEAD, "ada", "databases", "knows them best", AT),
                new RoleUnassigned(Role.SUBJECT_MATTER_EXPERT, "eve", "her shift is over", AT),
                new ResponsibilityAssigned("payments", "ada", AT),
                new SeverityChanged(Severity.SEV2, Severity.SEV1, "everybody is affected", AT),
                new StatusUpdated("7", Status.IDENTIFIED, "It is the cache.", Audience.PUBLIC, AT),
                new DetailsChanged("Payments fail", "cards only", ordered("tier", null, "region", "us"), "declined",
                        "a proxy", LATER, AT),
                new VisibilityChanged(Visibility.NORMAL, "not a breach", AT),
                new ServicesChanged(List.of("cards"), List.of("checkout"), AT),
                new TimelineEntryAdded("e1", EntryKind.HYPOTHESIS, "a full disk?",
                        List.of(new Link("https://graphs.example/1", "errors"), new Link("https://logs.example", null)),
                        AT),
                new MilestoneRecorded(Milestone.IMPACT_STARTED, MilestoneQuality.ASSUMED, "from the graphs", AT),
                new MilestoneCleared(Milestone.COMMANDER_ASSIGNED, "a typo", AT),
                new ImpactRecorded(new ImpactDetails(
                        List.of(new ImpactInterval("checkout", ImpactLevel.PARTIAL, AT, LATER),
                                new ImpactInterval(null, null, LATER, null)),
                        1200L, new BigDecimal("0.150"), List.of("ACME"), List.of("eu"), "12000.50 USD",
                        new BigDecimal("42")), AT),
                new IncidentMitigated("rolled back", AT),
                new IncidentResolved("fixed", AT),
                new IncidentReopened("errors again", AT),
                new IncidentClosed("all learned", AT),
                new IncidentCancelled("a test rig", AT),
                new IncidentMerged("0199f3a0-0000-7000-8000-000000000002", "the same outage", AT),
                new DuplicateAbsorbed("0199f3a0-0000-7000-8000-000000000001", AT),
                new IncidentRevived("the probe was right", AT),
                new IncidentUnmerged("0199f3a0-0000-7000-8000-000000000002", "another cause", AT),
                new DuplicateReleased("0199f3a0-0000-7000-8000-000000000001", "another cause", AT),
                new ActionItemAdded("a1", "Alert earlier", "bob", ActionItemPriority.P1, LocalDate.parse("2026-03-06"),
                        AT),
                new ActionItemChanged("a1", "Alert much earlier", "eve", ActionItemPriority.P3,
                        ActionItemStatus.IN_PROGRESS, LocalDate.parse("2026-03-09"), AT),
                new PostmortemSectionWritten(PostmortemSection.CONTRIBUTING_FACTORS, "- no *alert*\n- one disk", AT),
                new PostmortemTimelineSignedOff(AT),
                new PostmortemPublished(AT),
                new EntryAmended("7", 6, "It was the proxy.", Severity.SEV2, Status.MONITORING, Audience.INTERNAL,
                        List.of(new Link("https://logs.example", null)), "a mix-up", AT),
                new EntryMovedAway("e1", 10, "0199f3a0-0000-7000-8000-000000000002", "e2", "another incident", AT),
                new EntryMovedHere("e2", EntryKind.HYPOTHESIS, "a full disk?",
                        List.of(new Link("https://logs.example", null)), "0199f3a0-0000-7000-8000-000000000001", "e1",
                        "ada", LATER, AT),
                new EntryBackdated("e1", 10, LATER, "the graphs say so", AT),
                new EntryRetracted("0199f3a0-0000-7000-8000-000000000003", 5, "another incident", AT),
                new PolicyAdopted(MeasurePolicy.NAME, 3, measures().content()));
    }

    /// Returns the stored form without the line feed that ends the file; null if there is no such file.
    static String stored(String type, int revision) {
        try (InputStream file = GoldenEvents.class.getResourceAsStream("/golden/" + name(type, revision))) {
            return file == null
                    ? null
                    : new String(file.readAllBytes(), StandardCharsets.UTF_8).replaceFirst("\n$", "");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static String name(String type, int revision) {
        return type + ".v" + revision + ".json";
    }

    private static MeasurePolicy measures() {
        return new MeasurePolicy(List.of(
                new CustomMeasureDefinition("timeToCommunicate", "until customers hear \"something\"",
                        MilestoneOccurrence.of(Milestone.DETECTED),
                        new MilestoneOccurrence(Milestone.FIRST_UPDATE, OccurrenceChoice.LAST), null, true,
                        new WorkingHours("Europe/Berlin", List.of(Weekday.MONDAY, Weekday.FRIDAY), "09:00", "17:30",
                                List.of(LocalDate.parse("2026-12-25")))),
                new CustomMeasureDefinition("timeOfImpact", null, MilestoneOccurrence.of(Milestone.IMPACT_STARTED),
                        MilestoneOccurrence.of(Milestone.IMPACT_ENDED), true, null, null)));
    }

    private static Map<String, String> ordered(String... keysAndValues) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            labels.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return labels;
    }
}
