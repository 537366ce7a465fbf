package io.incidentledger.query;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import io.incidentledger.events.ActionItemPriority;
import io.incidentledger.events.ActionItemStatus;
import io.incidentledger.events.Audience;
import io.incidentledger.events.EntryKind;
import io.incidentledger.events.ImpactDetails;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.ActionItemAdded;
import io.incidentledger.events.IncidentEvent.ActionItemChanged;
import io.incidentledger.events.IncidentEvent.DetailsChanged;
import io.incidentledger.events.IncidentEvent.DuplicateAbsorbed;
import io.incidentledger.events.IncidentEvent.DuplicateReleased;
import io.incidentledger.events.IncidentEvent.EntryAmended;
import io.incidentledger.events.IncidentEvent.EntryBackdated;
import io.incidentledger.events.IncidentEvent.EntryMovedAway;
import io.incidentledger.events.IncidentEvent.EntryMovedHere;
import io.incidentledger.events.IncidentEvent.EntryRetracted;
import io.incidentledger.events.IncidentEvent.ImpactRecorded;
import io.incidentledger.events.IncidentEvent.IncidentAcknowledged;
import io.incidentledger.events.IncidentEvent.IncidentCancelled;
import io.incidentledger.events.IncidentEvent.IncidentClosed;
import io.incidentledger.events.IncidentEvent.IncidentDeclared;
import io.incidentledger.events.IncidentEvent.IncidentMerged;
import io.incidentledger.events.IncidentEvent.IncidentMitigated;
import io.incidentledger.events.IncidentEvent.IncidentReopened;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.IncidentEvent.IncidentRevived;
import io.incidentledger.events.IncidentEvent.IncidentUnmerged;
import io.incidentledger.events.IncidentEvent.MilestoneCleared;
import io.incidentledger.events.IncidentEvent.MilestoneRecorded;
import io.incidentledger.events.IncidentEvent.ResponsibilityAssigned;
import io.incidentledger.events.IncidentEvent.RoleAssigned;
import io.incidentledger.events.IncidentEvent.ServicesChanged;
import io.incidentledger.events.IncidentEvent.SeverityChanged;
import io.incidentledger.events.IncidentEvent.StatusUpdated;
import io.incidentledger.events.IncidentEvent.TimelineEntryAdded;
import io.incidentledger.events.IncidentEvent.VisibilityChanged;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.MilestoneQuality;
import io.incidentledger.events.Mode;
import io.incidentledger.events.Role;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Status;
import io.incidentledger.events.Visibility;
import io.incidentledger.projection.IncidentLog;

/// Generates random incidents: the same seed gives the same events. It ignores the rules for commands, because folds
/// must accept everything that a ledger can contain.
public final class RandomIncidents {

    private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");

    private final Random random;
    private final List<String> incidents = new ArrayList<>();
    private final Map<String, List<String>> actionItems = new HashMap<>();
    private final Map<String, Integer> lengths = new HashMap<>();

    public RandomIncidents(long seed) {
        this.random = new Random(seed);
    }

    /// Appends a number of commits to a log.
    public void appendTo(IncidentLog log, int commits) {
        for (int i = 0; i < commits; i++) {
            if (incidents.isEmpty() || random.nextInt(5) == 0) {
                String id = new UUID(random.nextLong(), random.nextLong()).toString();
                incidents.add(id);
                log.by(name("actor"), id, declaration());
                lengths.put(id, 1);
            } else {
                String id = incidents.get(random.nextInt(incidents.size()));
                IncidentEvent[] events = new IncidentEvent[1 + random.nextInt(3)];
                for (int event = 0; event < events.length; event++) {
                    events[event] = happening(id);
                }
                log.by(name("actor"), id, events);
                lengths.merge(id, events.length, Integer::sum);
            }
        }
    }

    public List<String> incidents() {
        return List.copyOf(incidents);
    }

    private IncidentDeclared declaration() {
        Map<String, String> labels = random.nextBoolean() ? Map.of("kind", name("kind")) : Map.of();
        return new IncidentDeclared(name("Title"), maybe(name("summary")), any(Severity.values()), services(), labels,
                any(Visibility.values()),
                any(Mode.values()), "manual", null, maybe(moment()));
    }

    private IncidentEvent happening(String incident) {
        Instant at = maybe(moment());
        int told = lengths.getOrDefault(incident, 1);
        return switch (random.nextInt(25)) {
            case 0 -> new IncidentAcknowledged(at);
            case 1 -> new RoleAssigned(any(Role.values()), name("person"), null, null, at);
            case 2 -> random.nextBoolean()
                    ? new ResponsibilityAssigned(name("team"), null, at)
                    : new ResponsibilityAssigned(null, name("person"), at);
            case 3 -> new SeverityChanged(any(Severity.values()), any(Severity.values()), maybe("why"), at);
            case 4, 5 -> new StatusUpdated(name("update"),
                    maybe(any(Status.INVESTIGATING, Status.IDENTIFIED, Status.MONITORING, Status.RESOLVED)),
                    maybe("text"),
                    any(Audience.values()), at);
            case 6 -> new DetailsChanged(maybe(name("Title")), maybe(name("summary")), maybe(labelChange()), null, null,
                    null, null);
            case 7 -> new VisibilityChanged(any(Visibility.values()), null, null);
            case 8 -> new ServicesChanged(services(), services(), at);
            case 9 -> new TimelineEntryAdded(name("entry"), any(EntryKind.values()), "text", List.of(), at);
            case 10 -> new MilestoneRecorded(any(Milestone.values()), maybe(any(MilestoneQuality.values())), null, at);
            case 11 -> new MilestoneCleared(any(Milestone.values()), null, null);
            case 12 -> new ImpactRecorded(new ImpactDetails(null, 5L, null, null, null, null, null), at);
            case 13 -> new IncidentMitigated(null, at);
            case 14 -> new IncidentResolved(null, at);
            case 15 -> new IncidentReopened(null, at);
            case 16 -> new IncidentClosed(null, at);
            case 17 -> any(new IncidentCancelled(null, at), new IncidentMerged("another", null, at),
                    new IncidentRevived(null, at), new IncidentUnmerged("another", null, at));
            case 18 -> random.nextBoolean()
                    ? new DuplicateAbsorbed("another", at)
                    : new DuplicateReleased("another", null, at);
            case 21, 22 -> new EntryAmended("entry", random.nextInt(told), maybe(any("", "other words")),
                    maybe(any(Severity.values())),
                    maybe(any(Status.INVESTIGATING, Status.IDENTIFIED, Status.MONITORING, Status.RESOLVED)),
                    maybe(any(Audience.values())), null, "because", at);
            case 23 -> new EntryBackdated("entry", random.nextInt(told), moment(), "because", at);
            case 24 -> any(new EntryRetracted("entry", 1 + random.nextInt(told), "because", at),
                    new EntryMovedAway("entry", 1 + random.nextInt(told), "another", "entry", "because", at),
                    new EntryMovedHere(name("entry"), any(EntryKind.values()), "text", List.of(), "another", "entry",
                            name("actor"), moment(), moment()));
            default -> actionItem(incident);
        };
    }

    private IncidentEvent actionItem(String incident) {
        List<String> known = actionItems.computeIfAbsent(incident, id -> new ArrayList<>());
        LocalDate due = maybe(LocalDate.of(2026, 1 + random.nextInt(12), 1));
        if (known.isEmpty() || random.nextBoolean()) {
            String id = new UUID(random.nextLong(), random.nextLong()).toString();
            known.add(id);
            return new ActionItemAdded(id, name("Do"), maybe(name("person")), any(ActionItemPriority.values()), due,
                    null);
        }
        return new ActionItemChanged(known.get(random.nextInt(known.size())), maybe(name("Do")), maybe(name("person")),
                maybe(any(ActionItemPriority.values())),
                maybe(any(ActionItemStatus.values())), due, null);
    }

    private List<String> services() {
        List<String> services = new ArrayList<>();
        while (random.nextInt(3) != 0) {
            services.add(name("service"));
        }
        return services;
    }

    private Map<String, String> labelChange() {
        Map<String, String> change = new LinkedHashMap<>();
        change.put("kind", maybe(name("kind")));
        return change;
    }

    private Instant moment() {
        return BEGINNING.plusSeconds(random.nextInt(1_000_000));
    }

    private String name(String what) {
        return what + "-" + random.nextInt(6);
    }

    @SafeVarargs
    private <E> E any(E... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private <E> E maybe(E value) {
        return random.nextBoolean() ? value : null;
    }
}
