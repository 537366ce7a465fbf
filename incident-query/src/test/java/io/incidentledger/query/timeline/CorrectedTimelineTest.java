package io.incidentledger.query.timeline;

import java.util.List;

import io.incidentledger.events.CorrectedEvents;
import io.incidentledger.events.EntryKind;
import io.incidentledger.events.History;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.*;
import io.incidentledger.events.IncidentNaming;
import io.incidentledger.events.Link;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.RecordedEvent;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Status;
import io.incidentledger.query.incident.IncidentProjection;
import io.incidentledger.query.incident.IncidentView;
import org.junit.jupiter.api.Test;

import static io.incidentledger.events.History.entry;
import static io.incidentledger.events.History.time;
import static io.incidentledger.events.History.update;
import static org.assertj.core.api.Assertions.assertThat;

class CorrectedTimelineTest {

    private final History history = History.ofIncident().declared(Severity.SEV2);

    private static EntryAmended amended(int sequence, String message, Severity severity, Status status) {
        return new EntryAmended("x", sequence, message, severity, status, null, null, "a typo", null);
    }

    private TimelineView timeline() {
        return history.fold(new TimelineProjection()::evolve);
    }

    private List<TimelineEntry> meant() {
        return timeline().entries(TimelineView.Order.OCCURRED, IncidentNaming.IDS);
    }

    /// The incident after corrections.
    private IncidentView incident() {
        IncidentView view = null;
        for (RecordedEvent event : CorrectedEvents.corrected(history.events())) {
            view = new IncidentProjection().evolve(view, event);
        }
        return view;
    }

    @Test
    void anAmendedEntryStandsOnceWithItsNewWordsAndSaysWhoChangedIt() {
        history.add(entry(EntryKind.NOTE, "a disk", "14:01")).at("14:30").by("eve")
                .add(amended(1, "a full disk", null, null));

        TimelineEntry entry = meant().getLast();
        assertThat(entry.message()).isEqualTo("a full disk");
        assertThat(entry.corrected()).isTrue();
        assertThat(entry.retracted()).isFalse();
        assertThat(entry.actor()).isEqualTo("alice");
        assertThat(entry.recordedAt()).isEqualTo(time("14:00"));
        assertThat(entry.position()).isEqualTo(2);
        assertThat(entry.corrections()).containsExactly(
                new TimelineEntry.Revision("amended", "a typo", "eve", time("14:30"), 3));
        assertThat(meant()).hasSize(2);
    }

    @Test
    void aChangeOfSeverityLeadsAwayFromWhatTheOneBeforeIsMeantToBe() {
        history.add(new SeverityChanged(Severity.SEV2, Severity.SEV1, null, time("14:01")),
                new SeverityChanged(Severity.SEV1, Severity.SEV3, null, time("14:02")),
                amended(1, null, Severity.SEV4, null));
        assertThat(meant()).extracting(TimelineEntry::message).endsWith("Severity lowered from SEV2 to SEV4.",
                "Severity raised from SEV4 to SEV3.");
        assertThat(timeline().renderedEntries(TimelineView.Order.RECORDED, IncidentNaming.IDS))
                .extracting(TimelineEntry::message)
                .contains("Severity lowered from SEV1 to SEV3.");

        history.add(amended(1, null, Severity.SEV3, null));
        assertThat(meant().getLast().message()).isEqualTo("Severity stays SEV3.");

        history.add(new EntryRetracted("x", 1, "wrong room", null));
        assertThat(meant().getLast().message()).isEqualTo("Severity lowered from SEV2 to SEV3.");
    }

    @Test
    void aBackdatedEntryStandsWhereItHappened() {
        history.add(entry(EntryKind.NOTE, "first", "14:01"), entry(EntryKind.NOTE, "second", "14:02"),
                new EntryBackdated("x", 2, time("13:00"), "the clock was wrong", null));

        assertThat(meant()).extracting(TimelineEntry::message).startsWith("second");
        assertThat(meant().getFirst().occurredAt()).isEqualTo(time("13:00"));
    }

    @Test
    void aRetractedEntryStaysAndIsMarked() {
        history.add(entry(EntryKind.NOTE, "not here", "14:01"), new EntryRetracted("x", 1, "wrong room", null));

        TimelineEntry entry = meant().getLast();
        assertThat(entry.message()).isEqualTo("not here");
        assertThat(entry.retracted()).isTrue();
        assertThat(entry.corrected()).isFalse();
    }

    @Test
    void aRetractedEntrySaysWhatItSaidLast() {
        history.add(entry(EntryKind.NOTE, "first words", "14:01"), amended(1, "last words", null, null),
                new EntryBackdated("x", 1, time("13:00"), "earlier", null),
                new EntryRetracted("x", 1, "wrong room", null),
                new SeverityChanged(Severity.SEV2, Severity.SEV1, "all", time("14:02")),
                amended(5, "everybody", null, null), new EntryRetracted("y", 5, "no", null));

        TimelineEntry entry = meant().stream().filter(each -> each.kind().equals("note")).findFirst().orElseThrow();
        assertThat(entry.message()).isEqualTo("last words");
        assertThat(entry.occurredAt()).isEqualTo(time("13:00"));
        assertThat(entry.retracted()).isTrue();
        assertThat(entry.corrected()).isTrue();
        assertThat(meant().getLast().message()).contains("everybody");
        assertThat(timeline().history("entry-first words", IncidentNaming.IDS).getLast().message())
                .isEqualTo("last words");
    }

    @Test
    void whatWasRecordedIsShownAsItWasWithTheCorrections() {
        history.add(entry(EntryKind.NOTE, "a disk", "14:01"), amended(1, "a full disk", null, null));

        List<TimelineEntry> told = timeline().renderedEntries(TimelineView.Order.RECORDED, IncidentNaming.IDS);
        assertThat(told).extracting(TimelineEntry::message).containsExactly(told.getFirst().message(), "a disk",
                "Entry amended by alice: a typo");
        assertThat(told).noneMatch(TimelineEntry::corrected);
        assertThat(told.getLast().kind()).isEqualTo("entry-amended");
    }

    @Test
    void theHistoryOfAnEntryHasEveryVersion() {
        history.add(entry(EntryKind.NOTE, "a", "14:01", new Link("https://x.example", null))).at("14:10").by("eve")
                .add(amended(1, "b", null, null)).at("14:20").by("bob")
                .add(new EntryBackdated("x", 1, time("13:30"), "earlier", null)).at("14:30")
                .add(new EntryRetracted("x", 1, "wrong", null));

        List<EntryVersion> versions = timeline().history("entry-a", IncidentNaming.IDS);
        assertThat(versions).extracting(EntryVersion::change).containsExactly("recorded", "amended", "backdated",
                "retracted");
        assertThat(versions).extracting(EntryVersion::message).containsExactly("a", "b", "b", "b");
        assertThat(versions).extracting(EntryVersion::occurredAt).containsExactly(time("14:01"), time("14:01"),
                time("13:30"), time("13:30"));
        assertThat(versions).extracting(EntryVersion::actor).containsExactly("alice", "eve", "bob", "bob");
        assertThat(versions).extracting(EntryVersion::reason).containsExactly(null, "a typo", "earlier", "wrong");
        assertThat(versions).extracting(EntryVersion::position).containsExactly(2L, 3L, 4L, 5L);
        assertThat(versions).extracting(EntryVersion::retracted).containsExactly(false, false, false, true);
        assertThat(timeline().history("nothing", IncidentNaming.IDS)).isEmpty();
    }

    @Test
    void severityStatusAndMilestonesFollowFromWhatIsMeant() {
        history.at("14:05").add(new SeverityChanged(Severity.SEV2, Severity.SEV1, "all", null),
                update(Status.IDENTIFIED, "the disk"), new IncidentAcknowledged(null)).at("15:00")
                .add(new EntryRetracted("x", 1, "no", null), new EntryBackdated("x", 2, time("14:01"), "late", null),
                        new EntryBackdated("x", 3, time("14:02"), "late", null));

        IncidentView incident = incident();
        assertThat(incident.course().severity().current()).isEqualTo(Severity.SEV2);
        assertThat(incident.course().severity().peak()).isEqualTo(Severity.SEV2);
        assertThat(incident.course().milestones().fact(Milestone.CAUSE_IDENTIFIED).at()).isEqualTo(time("14:01"));
        assertThat(incident.course().milestones().fact(Milestone.ACKNOWLEDGED).at()).isEqualTo(time("14:02"));
        assertThat(incident.course().milestones().fact(Milestone.ACKNOWLEDGED).recordedAt()).as("learned")
                .isEqualTo(time("15:00"));
        assertThat(incident.position()).isEqualTo(7);
        assertThat(incident.sequence()).isEqualTo(6);
    }

    @Test
    void anAmendedStatusCountsFromWhenTheUpdateHappened() {
        history.at("14:05").add(update(Status.MONITORING, "fixed?")).at("16:00")
                .add(amended(1, null, null, Status.IDENTIFIED));

        assertThat(incident().course().status()).isEqualTo(Status.IDENTIFIED);
        assertThat(incident().course().milestones().fact(Milestone.CAUSE_IDENTIFIED).at()).isEqualTo(time("14:05"));
    }

    @Test
    void otherWordsDoNotMoveWhatIsKnownSinceWhen() {
        history.at("14:05").add(update(null, "looking")).at("16:00").add(amended(1, "we are looking", null, null));

        assertThat(incident().course().milestones().fact(Milestone.FIRST_UPDATE).recordedAt())
                .isEqualTo(time("14:05"));
        assertThat(incident().communication().lastUpdate().message()).isEqualTo("we are looking");
    }

    @Test
    void aRetractedResolutionOpensTheIncidentAgainWithoutAReopening() {
        history.at("15:00").add(new IncidentResolved(null, null), new EntryRetracted("x", 1, "not yet", null));

        assertThat(incident().course().status()).isEqualTo(Status.INVESTIGATING);
        assertThat(incident().course().milestones().fact(Milestone.RESOLVED)).isNull();
        assertThat(incident().course().milestones().impact().cycles()).hasSize(1);
    }

    @Test
    void aCorrectionOfWhatIsNotThereChangesNothing() {
        IncidentEvent[] nowhere = {new EntryRetracted("x", 99, "no", null), amended(-1, "x", null, null),
            new EntryBackdated("x", Long.MAX_VALUE, time("13:00"), "no", null)};
        history.add(nowhere);

        assertThat(meant()).hasSize(1);
        assertThat(incident().course().status()).isEqualTo(Status.INVESTIGATING);
    }
}
