package io.incidentledger.command.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.incidentledger.command.incident.IncidentCommand.*;
import io.incidentledger.events.Audience;
import io.incidentledger.events.EntryKind;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.EntryMovedAway;
import io.incidentledger.events.IncidentEvent.EntryMovedHere;
import io.incidentledger.events.Mode;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Visibility;
import org.axonframework.messaging.Message;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.incidentledger.command.incident.Given.ID;
import static io.incidentledger.command.incident.Given.OTHER;
import static io.incidentledger.command.incident.Given.T1;
import static io.incidentledger.command.incident.Given.T2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Tests moves of entries that were written into the timeline of the wrong incident.
class MovingTest {

    private final AxonInMemory axon = new AxonInMemory();
    private final List<List<IncidentEvent>> commits = new ArrayList<>();

    @BeforeEach
    void writeANote() {
        List.of(ID, OTHER).forEach(id -> axon.send(new DeclareIncident(id, "Checkout fails", null, Severity.SEV2,
                List.of(), Map.of(), null, null, null, null, "manual", Visibility.NORMAL, Mode.LIVE, null)));
        axon.send(new AddTimelineEntry(ID, "n", EntryKind.NOTE, "a note", List.of(), T1));
        axon.eventStore().subscribe(batch -> commits.add(batch.stream().map(Message::getPayload)
                .map(IncidentEvent.class::cast).toList()));
    }

    private static MoveEntry move(String from, String to) {
        return new MoveEntry(from, "n", to, "n", "the wrong room");
    }

    private EntryMovedHere arrived(String incidentId) {
        return (EntryMovedHere) axon.eventsOf(incidentId).getLast();
    }

    @Test
    void bothIncidentsLearnOfTheMoveInOneCommit() {
        long sequence = axon.eventsOf(ID).size() - 1;
        axon.send(move(ID, OTHER));
        EntryMovedHere here = arrived(OTHER);
        assertThat(commits)
                .containsExactly(List.of(new EntryMovedAway("n", sequence, OTHER, "n", "the wrong room", null), here));
        assertThat(here.message()).isEqualTo("a note");
        assertThat(here.kind()).isEqualTo(EntryKind.NOTE);
        assertThat(here.occurredAt()).isEqualTo(T1);
        assertThat(here.from()).isEqualTo(ID);
        assertThat(here.actor()).isEqualTo("anonymous");
    }

    @Test
    void anEntryThatToldNoTimeHappenedWhenItWasRecorded() {
        axon.send(new AddTimelineEntry(ID, "m", EntryKind.NOTE, "now", List.of(), null));
        Instant recorded = axon.eventStore().readEvents(ID).asStream().reduce((one, other) -> other).orElseThrow()
                .getTimestamp();
        axon.send(new MoveEntry(ID, "m", OTHER, "m", "the wrong room"));
        assertThat(arrived(OTHER).occurredAt()).isEqualTo(recorded);
        assertThat(arrived(OTHER).writtenAt()).isEqualTo(recorded);
    }

    @Test
    void whatMovesIsWhatIsMeant() {
        axon.send(new AmendEntry(ID, "n", "a better note", T2, null, null, null, null, "a typo"));
        axon.send(move(ID, OTHER));
        assertThat(arrived(OTHER).message()).isEqualTo("a better note");
        assertThat(arrived(OTHER).occurredAt()).isEqualTo(T2);
    }

    @Test
    void afterwardsItIsCorrectedWhereItIs() {
        axon.send(move(ID, OTHER));
        assertRefused(new AmendEntry(ID, "n", "another", null, null, null, null, null, "a typo"),
                IncidentRule.ENTRY_MOVED);
        assertRefused(new RetractEntry(ID, "n", "wrong"), IncidentRule.ENTRY_MOVED);
        axon.send(new AmendEntry(OTHER, "n", "another", null, null, null, null, null, "a typo"));
        axon.send(new RetractEntry(OTHER, "n", "wrong"));
        assertRefused(move(OTHER, ID), IncidentRule.ENTRY_RETRACTED);
    }

    @Test
    void movingBackWorksAndKeepsWhoWroteIt() {
        axon.send(move(ID, OTHER));
        EntryMovedHere there = arrived(OTHER);
        axon.send(move(OTHER, ID));
        EntryMovedHere back = arrived(ID);
        assertThat(back.actor()).isEqualTo(there.actor());
        assertThat(back.writtenAt()).isEqualTo(there.writtenAt());
        axon.send(new AmendEntry(ID, "n", "home again", null, null, null, null, null, "a typo"));
        axon.send(move(ID, OTHER));
        assertThat(arrived(OTHER).message()).isEqualTo("home again");
    }

    @Test
    void movingTwiceChangesNothingUnlessItTellsSomethingElse() {
        axon.send(move(ID, OTHER));
        commits.clear();
        axon.send(move(ID, OTHER));
        assertThat(commits).isEmpty();
        assertRefused(new MoveEntry(ID, "n", OTHER, "n", "another reason"), IncidentRule.ENTRY_MOVED);
    }

    @Test
    void theStatusOfNeitherIncidentMatters() {
        axon.send(new CancelIncident(ID, null, null));
        axon.send(new ResolveIncident(OTHER, null, null));
        axon.send(new CloseIncident(OTHER, null, null));
        axon.send(move(ID, OTHER));
        assertThat(arrived(OTHER).message()).isEqualTo("a note");
    }

    @Test
    void onlyWhatPeopleWroteIntoTheTimelineIsMoved() {
        axon.send(new PostUpdate(ID, "u", "we look", null, Audience.INTERNAL, null));
        assertRefused(new MoveEntry(ID, "u", OTHER, "u", "no"), IncidentRule.ENTRY_NOT_MOVABLE);
        String declaration = axon.eventStore().readEvents(ID).asStream().findFirst().orElseThrow().getIdentifier();
        assertRefused(new MoveEntry(ID, declaration, OTHER, "d", "no"), IncidentRule.ENTRY_NOT_MOVABLE);
        assertRefused(move(ID, ID), IncidentRule.MOVE_WITHIN_INCIDENT);
        assertThatThrownBy(() -> axon.send(new MoveEntry(ID, "nothing", OTHER, "n", "no")))
                .isInstanceOf(UnknownEntryException.class);
    }

    @Test
    void theEntryMustBeWhereTheCallerSawIt() {
        assertThatThrownBy(() -> axon.send(move(ID, OTHER), 0)).isInstanceOf(SequenceMismatchException.class);
    }

    private void assertRefused(IncidentCommand command, IncidentRule rule) {
        commits.clear();
        assertThatThrownBy(() -> axon.send(command))
                .isInstanceOfSatisfying(RuleViolationException.class,
                        refusal -> assertThat(refusal.rule()).isEqualTo(rule));
        assertThat(commits).isEmpty();
    }
}
