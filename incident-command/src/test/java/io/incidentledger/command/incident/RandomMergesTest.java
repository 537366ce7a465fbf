package io.incidentledger.command.incident;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import io.incidentledger.command.incident.IncidentCommand.*;
import io.incidentledger.events.EntryKind;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.EntryMovedHere;
import io.incidentledger.events.IncidentEvent.TimelineEntryAdded;
import io.incidentledger.events.MergeLinks;
import io.incidentledger.events.Mode;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Status;
import io.incidentledger.events.Visibility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Random merges, unmerges, cancellations, revivals and moves of entries: nothing is lost, and both sides of every
/// merge are consistent. A failing seed can be replayed on its own.
class RandomMergesTest {

    private static final int INCIDENTS = 5;

    private final AxonInMemory axon = new AxonInMemory();
    private final List<String> incidents = IntStream.range(0, INCIDENTS).mapToObj(i -> "incident-" + i).toList();
    /// The expected state of the ledger: the response status, the withdrawal on top of it, and where each entry is.
    private final Map<String, Status> beneath = new HashMap<>();
    private final Map<String, Status> withdrawn = new HashMap<>();
    private final Map<String, String> mergedInto = new HashMap<>();
    private final Map<String, String> whereEntriesAre = new LinkedHashMap<>();

    static LongStream seeds() {
        return LongStream.range(0, 40);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nothingIsLostAndBothSidesAgree(long seed) {
        Random random = new Random(seed);
        incidents.forEach(this::declare);
        for (int i = 0; i < 120; i++) {
            step(random);
        }
        for (String incident : incidents) {
            assertThat(axon.stateOf(incident).status()).as(incident)
                    .isEqualTo(withdrawn.getOrDefault(incident, beneath.get(incident)));
            MergeLinks links = MergeLinks.of(axon.eventsOf(incident));
            assertThat(links.mergedInto()).isEqualTo(mergedInto.get(incident))
                    .isEqualTo(axon.stateOf(incident).progress().mergedInto());
            assertThat(links.absorbed()).containsExactlyInAnyOrderElementsOf(incidents.stream()
                    .filter(other -> incident.equals(mergedInto.get(other))).toList());
            assertThat(replayed(incident).progress()).isEqualTo(axon.stateOf(incident).progress());
        }
        assertThat(liveEntries()).containsExactlyInAnyOrderEntriesOf(whereEntriesAre);
    }

    private void step(Random random) {
        String incident = incidents.get(random.nextInt(INCIDENTS));
        String other = incidents.get(random.nextInt(INCIDENTS));
        boolean stands = !withdrawn.containsKey(incident);
        switch (random.nextInt(9)) {
            case 0, 1 -> {
                boolean possible = stands && !incident.equals(other) && !withdrawn.containsKey(other);
                if (attempt(new MergeIncident(incident, other, "at step " + random.nextInt(), null), possible)) {
                    withdrawn.put(incident, Status.MERGED);
                    mergedInto.put(incident, other);
                }
            }
            case 2 -> {
                if (attempt(new UnmergeIncident(incident, "at step " + random.nextInt(), null),
                        withdrawn.get(incident) == Status.MERGED)) {
                    withdrawn.remove(incident);
                    mergedInto.remove(incident);
                }
            }
            case 3 -> {
                if (attempt(new CancelIncident(incident, "at step " + random.nextInt(), null),
                        stands && beneath.get(incident).open())) {
                    withdrawn.put(incident, Status.CANCELLED);
                }
            }
            case 4 -> {
                if (attempt(new ReviveIncident(incident, "at step " + random.nextInt(), null),
                        withdrawn.get(incident) == Status.CANCELLED)) {
                    withdrawn.remove(incident);
                }
            }
            case 5 -> {
                boolean open = beneath.get(incident).open();
                IncidentCommand turn = open
                        ? new ResolveIncident(incident, null, null)
                        : new ReopenIncident(incident, null, null);
                if (attempt(turn, stands)) {
                    beneath.put(incident, open ? Status.RESOLVED : Status.INVESTIGATING);
                }
            }
            case 6, 7 -> {
                String entry = "entry-" + whereEntriesAre.size();
                attempt(new AddTimelineEntry(incident, entry, EntryKind.NOTE, "words", List.of(), null), true);
                whereEntriesAre.put(entry, incident);
            }
            default -> move(random, other);
        }
    }

    private void move(Random random, String to) {
        if (whereEntriesAre.isEmpty()) {
            return;
        }
        String entry = "entry-" + random.nextInt(whereEntriesAre.size());
        String from = whereEntriesAre.get(entry);
        if (attempt(new MoveEntry(from, entry, to, entry, "at step " + random.nextInt()), !from.equals(to))) {
            whereEntriesAre.put(entry, to);
        }
    }

    private boolean attempt(IncidentCommand command, boolean expected) {
        boolean accepted = true;
        try {
            axon.send(command);
        } catch (RuleViolationException refused) {
            accepted = false;
        }
        assertThat(accepted).as("%s", command).isEqualTo(expected);
        return accepted;
    }

    private Map<String, String> liveEntries() {
        Map<String, String> live = new HashMap<>();
        for (String incident : incidents) {
            List<String> here = new ArrayList<>();
            for (IncidentEvent meant : axon.stateOf(incident).entries().corrected()) {
                switch (meant) {
                    case TimelineEntryAdded entry -> here.add(entry.entryId());
                    case EntryMovedHere entry -> here.add(entry.entryId());
                    case IncidentEvent _ -> {
                    }
                }
            }
            here.forEach(entry -> assertThat(live.put(entry, incident)).as("%s is in one place", entry).isNull());
        }
        return live;
    }

    private IncidentState replayed(String incident) {
        return Given.state(axon.eventsOf(incident).toArray(IncidentEvent[]::new));
    }

    private void declare(String incident) {
        axon.send(new DeclareIncident(incident, "Checkout fails", null, Severity.SEV2, List.of(), Map.of(), null, null,
                null, null, "manual", Visibility.NORMAL, Mode.LIVE, null));
        beneath.put(incident, Status.INVESTIGATING);
    }
}
