package io.incidentledger.command.incident;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.incidentledger.command.incident.IncidentCommand.AddActionItem;
import io.incidentledger.command.incident.IncidentCommand.ChangeActionItem;
import io.incidentledger.command.incident.IncidentCommand.PublishPostmortem;
import io.incidentledger.command.incident.IncidentCommand.SignOffPostmortem;
import io.incidentledger.command.incident.IncidentCommand.WritePostmortemSection;
import io.incidentledger.events.ActionItemPriority;
import io.incidentledger.events.ActionItemStatus;
import io.incidentledger.events.EntryKind;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.*;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.PostmortemSection;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.hamcrest.CoreMatchers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.incidentledger.command.incident.Given.*;

class PostmortemDecisionsTest {
    private static final LocalDate FRIDAY = LocalDate.parse("2026-03-06");
    private static final LocalDate MONDAY = LocalDate.parse("2026-03-09");
    private static final ActionItemAdded ITEM = new ActionItemAdded("a1", "Alert on disk space", "bob",
            ActionItemPriority.P2, FRIDAY, null);
    private static final IncidentEvent SIGNED_OFF = new PostmortemTimelineSignedOff(null);
    private static final IncidentEvent PUBLISHED = new PostmortemPublished(null);
    private static final IncidentEvent WRITTEN = new PostmortemSectionWritten(PostmortemSection.WENT_WELL, "The pager.",
            null);

    private static final Map<String, String> BY_ANN = Map.of(Incident.ACTOR, "ann");

    private final FixtureConfiguration<Incident> incident = Given.incident();

    private static Object byAnn(IncidentEvent event) {
        return new GenericEventMessage<>(event, BY_ANN);
    }

    @Test
    void anActionItemIsAdded() {
        incident.given(DECLARED)
                .when(new AddActionItem(ID, "a1", "Alert on disk space", "bob", ActionItemPriority.P2, FRIDAY))
                .expectEvents(ITEM);
    }

    @Test
    void anIncidentHasAtMostAThousandActionItems() {
        Object[] items = IntStream.range(0, PostmortemDecisions.MAX_ACTION_ITEMS)
                .mapToObj(i -> new ActionItemAdded("a" + i, "Item " + i, null, ActionItemPriority.P2, null, null))
                .toArray();
        Object[] allButOne = Arrays.copyOf(items, items.length - 1);
        AddActionItem another = new AddActionItem(ID, "b", "Another", null, ActionItemPriority.P2, null);
        incident.given(DECLARED).andGiven(allButOne).when(another).expectSuccessfulHandlerExecution();
        Given.incident().given(DECLARED).andGiven(items).when(another)
                .expectException(by(IncidentRule.TOO_MANY_ACTION_ITEMS));
    }

    @Test
    void anActionItemChanges() {
        incident.given(DECLARED, ITEM)
                .when(new ChangeActionItem(ID, "a1", "Alert earlier", "eve", ActionItemPriority.P1,
                        ActionItemStatus.IN_PROGRESS, MONDAY))
                .expectEvents(new ActionItemChanged("a1", "Alert earlier", "eve", ActionItemPriority.P1,
                        ActionItemStatus.IN_PROGRESS, MONDAY, null));
    }

    @Test
    void onlyWhatDiffersAboutAnActionItemIsNamed() {
        incident.given(DECLARED, ITEM)
                .when(new ChangeActionItem(ID, "a1", "Alert on disk space", "bob", ActionItemPriority.P2,
                        ActionItemStatus.DONE, FRIDAY))
                .expectEvents(new ActionItemChanged("a1", null, null, null, ActionItemStatus.DONE, null, null));
    }

    @Test
    void anActionItemThatIsThatWayAlreadyDoesNotChange() {
        incident.given(DECLARED, ITEM,
                new ActionItemChanged("a1", "Alert earlier", "eve", ActionItemPriority.P1, ActionItemStatus.WONT_DO,
                        MONDAY, null))
                .when(new ChangeActionItem(ID, "a1", "Alert earlier", "eve", ActionItemPriority.P1,
                        ActionItemStatus.WONT_DO, MONDAY))
                .expectNoEvents();
    }

    @Test
    void anActionItemKeepsWhatDoesNotChange() {
        incident.given(DECLARED, ITEM,
                new ActionItemChanged("a1", null, null, null, ActionItemStatus.DONE, null, null))
                .when(new ChangeActionItem(ID, "a1", "Alert on disk space", "bob", ActionItemPriority.P2,
                        ActionItemStatus.DONE, FRIDAY))
                .expectNoEvents();
    }

    @Test
    void anActionItemIsOpenAtFirst() {
        incident.given(DECLARED, ITEM)
                .when(new ChangeActionItem(ID, "a1", null, null, null, ActionItemStatus.OPEN, null)).expectNoEvents();
    }

    @Test
    void oneActionItemChangesAndTheOthersDoNot() {
        ActionItemAdded other = new ActionItemAdded("a2", "Add disks", null, ActionItemPriority.P3, null, null);
        incident.given(DECLARED, ITEM, other,
                new ActionItemChanged("a2", null, null, null, ActionItemStatus.DONE, null, null))
                .when(new ChangeActionItem(ID, "a1", null, null, null, ActionItemStatus.DONE, null))
                .expectEvents(new ActionItemChanged("a1", null, null, null, ActionItemStatus.DONE, null, null));
    }

    @Test
    void anActionItemThatWasNeverAddedIsUnknown() {
        incident.given(DECLARED, ITEM)
                .when(new ChangeActionItem(ID, "a2", null, null, null, ActionItemStatus.DONE, null))
                .expectException(UnknownActionItemException.class)
                .expectExceptionMessage(CoreMatchers.containsString("no action item a2")).expectNoEvents();
    }

    @Test
    void aSectionIsWritten() {
        incident.given(DECLARED).when(new WritePostmortemSection(ID, PostmortemSection.WENT_WELL, "The pager."))
                .expectEvents(WRITTEN);
    }

    @Test
    void theSameWordsInTheSameSectionChangeNothing() {
        incident.given(DECLARED, WRITTEN,
                new PostmortemSectionWritten(PostmortemSection.LESSONS, "Buy disks.", null))
                .when(new WritePostmortemSection(ID, PostmortemSection.WENT_WELL, "The pager.")).expectNoEvents();
    }

    @Test
    void theSameWordsInAnotherSectionAreAChange() {
        incident.given(DECLARED, WRITTEN)
                .when(new WritePostmortemSection(ID, PostmortemSection.LESSONS, "The pager."))
                .expectEvents(new PostmortemSectionWritten(PostmortemSection.LESSONS, "The pager.", null));
    }

    @Test
    void aPersonSignsOffTheTimeline() {
        incident.given(DECLARED, RESOLVED).when(new SignOffPostmortem(ID), BY_ANN).expectEvents(SIGNED_OFF);
    }

    @Test
    void aClosedIncidentCanStillBeSignedOffAndPublished() {
        incident.given(DECLARED, RESOLVED, CLOSED).when(new SignOffPostmortem(ID), BY_ANN).expectEvents(SIGNED_OFF);
        Given.incident().given(DECLARED, RESOLVED, CLOSED, SIGNED_OFF).when(new PublishPostmortem(ID), BY_ANN)
                .expectEvents(PUBLISHED);
    }

    @Test
    void signingOffTwiceChangesNothing() {
        incident.given(DECLARED, RESOLVED, byAnn(SIGNED_OFF)).when(new SignOffPostmortem(ID), BY_ANN).expectNoEvents();
    }

    @Test
    void theTimelineOfAnOpenIncidentCannotBeSignedOff() {
        incident.given(DECLARED).when(new SignOffPostmortem(ID), BY_ANN)
                .expectException(by(IncidentRule.INCIDENT_NOT_RESOLVED))
                .expectNoEvents();
    }

    @Test
    void aPostmortemIsPublished() {
        incident.given(DECLARED, RESOLVED, WRITTEN, SIGNED_OFF).when(new PublishPostmortem(ID), BY_ANN)
                .expectEvents(PUBLISHED);
    }

    @Test
    void aPostmortemWithoutASignOffCannotBePublished() {
        incident.given(DECLARED, RESOLVED, WRITTEN).when(new PublishPostmortem(ID), BY_ANN)
                .expectException(by(IncidentRule.TIMELINE_NOT_SIGNED_OFF)).expectNoEvents();
    }

    @Test
    void aPostmortemOfAnOpenIncidentCannotBePublished() {
        incident.given(DECLARED, RESOLVED, SIGNED_OFF, new IncidentReopened(null, T2))
                .when(new PublishPostmortem(ID), BY_ANN).expectException(by(IncidentRule.INCIDENT_NOT_RESOLVED))
                .expectNoEvents();
    }

    @Test
    void publishingTwiceChangesNothing() {
        incident.given(DECLARED, RESOLVED, SIGNED_OFF, byAnn(PUBLISHED)).when(new PublishPostmortem(ID), BY_ANN)
                .expectNoEvents();
    }

    @Test
    void aSectionWrittenAfterTheSignOffLeavesItInForce() {
        incident.given(DECLARED, RESOLVED, SIGNED_OFF, WRITTEN).when(new PublishPostmortem(ID), BY_ANN)
                .expectEvents(PUBLISHED);
    }

    @Test
    void aPublishedPostmortemThatWasRevisedIsPublishedAgain() {
        incident.given(DECLARED, RESOLVED, SIGNED_OFF, PUBLISHED, WRITTEN).when(new PublishPostmortem(ID), BY_ANN)
                .expectEvents(PUBLISHED);
    }

    @Test
    void aSecondSignOffAloneIsNoRevision() {
        incident.given(DECLARED, RESOLVED, SIGNED_OFF, byAnn(PUBLISHED), SIGNED_OFF)
                .when(new PublishPostmortem(ID), BY_ANN)
                .expectNoEvents();
    }

    @ParameterizedTest
    @MethodSource
    void aSignOffLapsesWhenTheTimelineTellsSomethingElse(IncidentEvent change) {
        incident.given(DECLARED, RESOLVED, SIGNED_OFF, change).when(new PublishPostmortem(ID), BY_ANN)
                .expectException(by(IncidentRule.TIMELINE_NOT_SIGNED_OFF)).expectNoEvents();
        Given.incident().given(DECLARED, RESOLVED, SIGNED_OFF, change).when(new SignOffPostmortem(ID), BY_ANN)
                .expectEvents(SIGNED_OFF);
    }

    static List<IncidentEvent> aSignOffLapsesWhenTheTimelineTellsSomethingElse() {
        return List.of(new TimelineEntryAdded("e1", EntryKind.NOTE, "one more thing", List.of(), T0),
                announced(null), new MilestoneRecorded(Milestone.DETECTED, null, null, T0),
                new MilestoneCleared(Milestone.DETECTED, null, null));
    }

    @Test
    void aSignOffOfTheEarlierCycleDoesNotCoverTheNext() {
        incident.given(DECLARED, RESOLVED, SIGNED_OFF, PUBLISHED, new IncidentReopened(null, T2), RESOLVED)
                .when(new PublishPostmortem(ID), BY_ANN).expectException(by(IncidentRule.TIMELINE_NOT_SIGNED_OFF));
    }

    @ParameterizedTest
    @ValueSource(strings = {"anonymous", "Anonymous", " anonymous\u200b", "\u200b",
        "\uff41\uff4e\uff4f\uff4e\uff39\uff4d\uff4f\uff55\uff53"})
    void nobodyInParticularCanVouchForATimeline(String actor) {
        var by = Map.of(Incident.ACTOR, actor);
        incident.given(DECLARED, RESOLVED).when(new SignOffPostmortem(ID), by)
                .expectException(by(IncidentRule.PERSON_REQUIRED)).expectNoEvents();
        Given.incident().given(DECLARED, RESOLVED, SIGNED_OFF).when(new SignOffPostmortem(ID), by)
                .expectException(by(IncidentRule.PERSON_REQUIRED)).expectNoEvents();
        Given.incident().given(DECLARED, RESOLVED, SIGNED_OFF).when(new PublishPostmortem(ID), by)
                .expectException(by(IncidentRule.PERSON_REQUIRED)).expectNoEvents();
    }

    @Test
    void withoutAnActorNobodyVouches() {
        incident.given(DECLARED, RESOLVED).when(new SignOffPostmortem(ID))
                .expectException(by(IncidentRule.PERSON_REQUIRED));
        Given.incident().given(DECLARED, RESOLVED, SIGNED_OFF).when(new PublishPostmortem(ID))
                .expectException(by(IncidentRule.PERSON_REQUIRED));
    }
}
