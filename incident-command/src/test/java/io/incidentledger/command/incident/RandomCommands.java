package io.incidentledger.command.incident;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

import io.incidentledger.command.incident.IncidentCommand.*;
import io.incidentledger.events.ActionItemPriority;
import io.incidentledger.events.ActionItemStatus;
import io.incidentledger.events.Audience;
import io.incidentledger.events.EntryKind;
import io.incidentledger.events.ImpactDetails;
import io.incidentledger.events.ImpactInterval;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.MilestoneQuality;
import io.incidentledger.events.Mode;
import io.incidentledger.events.PostmortemSection;
import io.incidentledger.events.Role;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Status;
import io.incidentledger.events.Visibility;

/// Random commands for one incident, the same for the same seed. They use few different values, so that these recur.
final class RandomCommands {
    private static final String ID = Given.ID;

    private final Random random;
    private int minted;

    RandomCommands(long seed) {
        random = new Random(seed);
    }

    DeclareIncident declaration() {
        return new DeclareIncident(ID, word(), maybe(this::word), any(Severity.values()), List.of(word()), Map.of(),
                maybe(this::time), maybe(() -> any(MilestoneQuality.values())), maybe(this::time), maybe(this::time),
                any("manual", "alert"), any(Visibility.values()), any(Mode.values()), null);
    }

    /// Commands that end an incident are rarer than others.
    IncidentCommand next() {
        return switch (random.nextInt(40)) {
            case 0 -> random.nextBoolean()
                    ? new CancelIncident(ID, maybe(this::word), maybe(this::time))
                    : new ReviveIncident(ID, maybe(this::word), maybe(this::time));
            case 1 -> new CloseIncident(ID, maybe(this::word), maybe(this::time));
            case 2, 3 -> new ReopenIncident(ID, maybe(this::word), maybe(this::time));
            case 4, 5 -> new ResolveIncident(ID, maybe(this::word), maybe(this::time));
            case 6, 7 -> new MitigateIncident(ID, maybe(this::word), maybe(this::time));
            case 8, 9 -> new AcknowledgeIncident(ID, maybe(this::time));
            case 10, 11 -> new SignOffPostmortem(ID);
            case 12, 13 -> new PublishPostmortem(ID);
            case 14, 15 -> new WritePostmortemSection(ID, any(PostmortemSection.values()), word());
            case 16, 17 ->
                new AddActionItem(ID, mint(), word(), maybe(this::word), any(ActionItemPriority.values()), null);
            case 18, 19, 20 -> new ChangeActionItem(ID, Integer.toString(random.nextInt(minted + 1)), maybe(this::word),
                    maybe(this::word), maybe(() -> any(ActionItemPriority.values())),
                    maybe(() -> any(ActionItemStatus.values())), null);
            case 21, 22, 23 -> new AssignRole(ID, any(Role.values()), word(), maybe(this::word), null);
            case 24, 25 -> new UnassignRole(ID, any(Role.values()), word(), null);
            case 26 -> random.nextBoolean()
                    ? new AssignResponsibility(ID, word(), null)
                    : new AssignResponsibility(ID, null, word());
            case 27, 28 -> new ChangeSeverity(ID, any(Severity.values()), maybe(this::word));
            case 29, 30 -> new ChangeStatus(ID, mint(), any(Status.values()), maybe(this::word), any(Audience.values()),
                    maybe(this::time));
            case 31, 32 -> new PostUpdate(ID, mint(), word(), maybe(() -> any(Status.values())), any(Audience.values()),
                    maybe(this::time));
            case 33 -> new ChangeDetails(ID, maybe(this::word), maybe(this::word), maybe(this::labels), false,
                    maybe(this::word), maybe(this::word), maybe(this::time), null, null);
            case 34 -> new ChangeDetails(ID, null, null, null, false, null, null, null, any(Visibility.values()),
                    maybe(this::word));
            case 35 -> new ChangeServices(ID, List.of(word(), word()), List.of(word()));
            case 36 -> new AddTimelineEntry(ID, mint(), any(EntryKind.values()), word(), List.of(), maybe(this::time));
            case 37 -> new RecordMilestone(ID, any(Milestone.values()), time(),
                    maybe(() -> any(MilestoneQuality.values())), maybe(this::word));
            case 38 -> new ClearMilestone(ID, any(Milestone.values()), maybe(this::word));
            default -> new RecordImpact(ID, new ImpactDetails(maybe(this::intervals),
                    maybe(() -> (long) random.nextInt(3)),
                    maybe(() -> any(new BigDecimal("0.5"), new BigDecimal("0.50"))),
                    maybe(() -> List.of(word())), null, maybe(this::word), null));
        };
    }

    private List<ImpactInterval> intervals() {
        return List.of(new ImpactInterval(maybe(this::word), null, time(), maybe(this::time)));
    }

    private Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put(word(), maybe(this::word));
        labels.put(word(), maybe(this::word));
        return labels;
    }

    private String mint() {
        return Integer.toString(++minted);
    }

    private String word() {
        return any("ada", "bob", "eve");
    }

    private Instant time() {
        return Given.T0.plusSeconds(random.nextInt(4) * 3600L);
    }

    private <T> T maybe(Supplier<T> value) {
        return random.nextBoolean() ? value.get() : null;
    }

    @SafeVarargs
    private <T> T any(T... values) {
        return values[random.nextInt(values.length)];
    }
}
