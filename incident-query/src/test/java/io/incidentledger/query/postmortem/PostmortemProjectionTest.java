package io.incidentledger.query.postmortem;

import java.time.LocalDate;

import io.incidentledger.events.ActionItemPriority;
import io.incidentledger.events.ActionItemStatus;
import io.incidentledger.events.EntryKind;
import io.incidentledger.events.History;
import io.incidentledger.events.IncidentEvent.ActionItemAdded;
import io.incidentledger.events.IncidentEvent.ActionItemChanged;
import io.incidentledger.events.IncidentEvent.IncidentReopened;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.IncidentEvent.PostmortemPublished;
import io.incidentledger.events.IncidentEvent.PostmortemSectionWritten;
import io.incidentledger.events.IncidentEvent.PostmortemTimelineSignedOff;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.PostmortemSection;
import io.incidentledger.events.Severity;
import io.incidentledger.events.durations.DurationDefinitions;
import io.incidentledger.query.displaynumbers.NumbersById;
import io.incidentledger.query.folding.IncidentViewWithAbsorbed;
import io.incidentledger.query.timeline.TimelineEntry;
import org.junit.jupiter.api.Test;

import static io.incidentledger.events.History.entry;
import static io.incidentledger.events.History.stated;
import static io.incidentledger.events.History.time;
import static org.assertj.core.api.Assertions.assertThat;

class PostmortemProjectionTest {

    private final History history = History.ofIncident().declared(Severity.SEV2);

    private PostmortemResponse answer() {
        return PostmortemAssembler.of(IncidentViewWithAbsorbed.alone(history.fold(new PostmortemProjection()::evolve)),
                null,
                NumbersById.NONE,
                DurationDefinitions.DEFAULT,
                time("2024-04-01T00:00:00Z"));
    }

    private void write(PostmortemSection section, String markdown) {
        history.add(new PostmortemSectionWritten(section, markdown, null));
    }

    @Test
    void theDocumentGoesFromDraftThroughReviewToFinal() {
        history.add(new IncidentResolved(null, null));
        assertThat(answer().status()).isEqualTo(PostmortemStatus.DRAFT);

        history.by("bob").add(new PostmortemTimelineSignedOff(null));
        assertThat(answer().status()).isEqualTo(PostmortemStatus.IN_REVIEW);
        assertThat(answer().timeline().signedOff()).isEqualTo(new SignOff("bob", time("14:00"), 3));

        history.by("carol").add(new PostmortemPublished(null));
        assertThat(answer().status()).isEqualTo(PostmortemStatus.FINAL);
        assertThat(answer().published()).isEqualTo(new SignOff("carol", time("14:00"), 4));
        assertThat(answer().timeline().signedOff()).as("publishing vouches for nothing")
                .isEqualTo(new SignOff("bob", time("14:00"), 3));
        assertThat(answer().revised()).isFalse();
    }

    @Test
    void theSignOffAndThePublicationRecordedLastCountWhicheverHappenedLast() {
        SignOff early = new SignOff("bob", time("14:00"), 3);
        SignOff late = new SignOff("carol", time("13:00"), 4);

        assertThat(ReviewState.NONE.signedOff(early).signedOff(late)).isEqualTo(ReviewState.NONE.signedOff(late));
        assertThat(ReviewState.NONE.signedOff(late).signedOff(early)).isEqualTo(ReviewState.NONE.signedOff(late));
        assertThat(ReviewState.NONE.published(late).published(early)).isEqualTo(ReviewState.NONE.published(late));
    }

    @Test
    void aSignOffLapsesWhenTheTimelineTellsSomethingElse() {
        history.add(new IncidentResolved(null, null), new PostmortemTimelineSignedOff(null));
        write(PostmortemSection.SUMMARY, "text");
        assertThat(answer().timeline().lapsed()).isFalse();

        history.add(entry(EntryKind.NOTE, "one more", null));
        assertThat(answer().timeline().lapsed()).isTrue();
        assertThat(answer().status()).isEqualTo(PostmortemStatus.DRAFT);
        assertThat(answer().timeline().signature().text())
                .endsWith("It has changed since and has to be signed off again.");

        history.add(new PostmortemTimelineSignedOff(null));
        assertThat(answer().status()).isEqualTo(PostmortemStatus.IN_REVIEW);
        history.add(stated(Milestone.DETECTED, "13:50"));
        assertThat(answer().status()).isEqualTo(PostmortemStatus.DRAFT);
        history.add(new PostmortemTimelineSignedOff(null), new IncidentReopened(null, null));
        assertThat(answer().status()).isEqualTo(PostmortemStatus.DRAFT);
    }

    @Test
    void whatIsWrittenAfterThePublicationIsARevision() {
        history.add(new IncidentResolved(null, null), new PostmortemTimelineSignedOff(null),
                new PostmortemPublished(null));
        write(PostmortemSection.SUMMARY, "better");

        assertThat(answer().status()).isEqualTo(PostmortemStatus.FINAL);
        assertThat(answer().revised()).isTrue();
        history.add(new PostmortemPublished(null));
        assertThat(answer().revised()).isFalse();
    }

    @Test
    void theLastTextOfASectionCountsAndAnEmptyOneIsNone() {
        history.by("bob");
        write(PostmortemSection.SUMMARY, "first");
        history.by("carol");
        write(PostmortemSection.SUMMARY, "second");
        write(PostmortemSection.LESSONS, "some");
        write(PostmortemSection.LESSONS, " ");

        assertThat(answer().sections().get("summary").written().markdown()).isEqualTo("second");
        assertThat(answer().sections().get("lessons").written()).isNull();
        assertThat(answer().authors()).containsExactly("bob", "carol");
    }

    @Test
    void nobodyIsNoAuthor() {
        history.by("anonymous");
        write(PostmortemSection.SUMMARY, "text");

        assertThat(answer().authors()).isEmpty();
    }

    @Test
    void actionItemsAreAsTheyWereChangedLast() {
        history.add(new ActionItemAdded("a-1", "Fix", null, ActionItemPriority.P2, null, null),
                new ActionItemChanged("a-1", "Fix it", "bob", ActionItemPriority.P1, ActionItemStatus.DONE,
                        LocalDate.of(2024, 3, 9), null),
                new ActionItemChanged("a-1", null, null, null, null, null, null),
                new ActionItemChanged("unknown", "x", null, null, null, null, null));

        assertThat(answer().actionItems())
                .containsExactly(new PostmortemActionItem("a-1", "Fix it", "bob", ActionItemPriority.P1,
                        LocalDate.of(2024, 3, 9), ActionItemStatus.DONE));
    }

    @Test
    void workOnThePostmortemIsNotPartOfTheIncidentsTimeline() {
        history.add(new IncidentResolved(null, null),
                new ActionItemAdded("a", "t", null, ActionItemPriority.P1, null, null),
                new PostmortemTimelineSignedOff(null));
        write(PostmortemSection.SUMMARY, "s");

        assertThat(answer().timeline().items()).extracting(TimelineEntry::kind)
                .containsExactly("incident-declared", "incident-resolved");
    }

    @Test
    void theDateIsThatOfTheImpactElseOfTheDeclaration() {
        assertThat(answer().date()).isEqualTo(LocalDate.of(2024, 3, 5));
        history.add(stated(Milestone.IMPACT_STARTED, "2024-03-04T23:59:00Z"));
        assertThat(answer().date()).isEqualTo(LocalDate.of(2024, 3, 4));
    }

    @Test
    void dueDatesCountFromTheResolution() {
        assertThat(answer().deadlines()).extracting(ReviewDeadline::dueAt).containsOnlyNulls();
        history.at("15:00").add(new IncidentResolved(null, null));

        assertThat(answer().deadlines()).extracting(ReviewDeadline::name)
                .containsExactly("initial-notes", "draft", "meeting", "action-items");
        assertThat(answer().deadlines()).extracting(ReviewDeadline::dueAt).containsExactly(time("2024-03-07T15:00:00Z"),
                time("2024-03-10T15:00:00Z"), time("2024-03-12T15:00:00Z"), time("2024-03-19T15:00:00Z"));
    }
}
