package io.incidentledger.query.timeline;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

import io.incidentledger.events.ImpactDetails;
import io.incidentledger.events.IncidentEvent.DetailsChanged;
import io.incidentledger.events.IncidentEvent.DuplicateAbsorbed;
import io.incidentledger.events.IncidentEvent.EntryRetracted;
import io.incidentledger.events.IncidentEvent.ImpactRecorded;
import io.incidentledger.events.IncidentEvent.IncidentMerged;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.IncidentEvent.MilestoneRecorded;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.MilestoneQuality;
import io.incidentledger.events.Mode;
import io.incidentledger.events.Severity;
import io.incidentledger.query.FreshLedgerApi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static io.incidentledger.events.History.declaration;
import static org.assertj.core.api.Assertions.assertThat;

/// Tests that a fact appears once: superseded facts are marked in the current timeline and postmortem, in those of past
/// positions as far as it was known then, and nowhere else.
class SupersededTimelineTest extends FreshLedgerApi {

    private static final Instant WRONG = Instant.parse("2026-02-01T10:40:00Z");
    private static final Instant RIGHT = Instant.parse("2026-02-01T10:20:00Z");

    private final String id = UUID.randomUUID().toString();

    @BeforeEach
    void declare() {
        incidents.add(id, declaration("Outage", Severity.SEV2, Mode.LIVE, null, List.of(), Map.of()));
    }

    private static MilestoneRecorded stated(Milestone milestone, Instant at) {
        return new MilestoneRecorded(milestone, null, null, at);
    }

    private void resolveAtTheWrongTime() {
        incidents.add(id, new IncidentResolved("fixed", WRONG),
                new MilestoneRecorded(Milestone.IMPACT_ENDED, MilestoneQuality.ESTIMATED, null, WRONG));
    }

    private String text(String path) {
        return http.get().uri("/v1/incidents/" + path).header("Accept", "application/json, text/event-stream;q=0.5")
                .exchange().expectStatus().isOk().expectBody(String.class).returnResult().getResponseBody();
    }

    private List<JsonNode> entries(String question) {
        JsonNode answer = JsonMapper.shared().readTree(text(question));
        JsonNode items = answer.has("timeline") ? answer.at("/timeline/items") : answer.path("items");
        return StreamSupport.stream(items.spliterator(), false).toList();
    }

    /// Returns, for example, "milestone-recorded (superseded): [impactStarted] by 3".
    private List<String> marks(String question) {
        List<JsonNode> entries = entries(question);
        return entries.stream().filter(entry -> entry.has("supersededBy"))
                .flatMap(entry -> StreamSupport.stream(entry.path("supersededBy").spliterator(), false)
                        .map(by -> entry.path("kind").asString()
                                + (entry.path("superseded").asBoolean() ? " (superseded)" : "") + ": "
                                + StreamSupport.stream(by.path("facts").spliterator(), false).map(JsonNode::asString)
                                        .toList()
                                + " by " + position(entries, by.path("entryId").asString())))
                .toList();
    }

    private static long position(List<JsonNode> entries, String entryId) {
        return entries.stream().filter(entry -> entry.path("entryId").asString().equals(entryId)).findFirst()
                .orElseThrow().path("position").asLong();
    }

    @Test
    void aStartThatIsStatedTwiceShowsOnce() {
        incidents.add(id, stated(Milestone.IMPACT_STARTED, RIGHT));
        incidents.add(id, stated(Milestone.IMPACT_STARTED, WRONG));
        assertThat(marks(id + "/timeline")).containsExactly("milestone-recorded (superseded): [impactStarted] by 3");
        assertThat(marks(id + "/timeline?order=recorded")).hasSize(1);
        assertThat(marks(id + "/postmortem")).hasSize(1);
        assertThat(entries(id + "/timeline").stream().filter(entry -> entry.path("kind").asString()
                .equals("milestone-recorded") && !entry.has("supersededBy"))).hasSize(1);
    }

    @Test
    void aWrongTimeOfResolutionIsMarkedWhereverItStands() {
        resolveAtTheWrongTime();
        incidents.add(id, stated(Milestone.RESOLVED, RIGHT));
        assertThat(marks(id + "/timeline")).containsExactly("incident-resolved: [resolved] by 4",
                "milestone-recorded (superseded): [impactEnded] by 4");
        assertThat(marks(id + "/postmortem")).isEqualTo(marks(id + "/timeline"));
    }

    @Test
    void severalFactsNameAllThatStateThemAnew() {
        incidents.add(id,
                new ImpactRecorded(new ImpactDetails(null, 100L, null, null, List.of("eu"), null, null), null));
        incidents.add(id, new DetailsChanged("Checkout", null, null, "cards", null, null, null));
        incidents.add(id, new ImpactRecorded(new ImpactDetails(null, 200L, null, null, null, null, null), null));
        incidents.add(id, new DetailsChanged("Payments", null, null, "banks", null, null, null));
        assertThat(marks(id + "/timeline")).containsExactly("impact-recorded: [usersAffected] by 4",
                "details-changed (superseded): [title, issue] by 5");

        incidents.add(id,
                new ImpactRecorded(new ImpactDetails(null, null, null, null, List.of("us"), null, null), null));
        assertThat(marks(id + "/timeline")).containsExactly("impact-recorded (superseded): [usersAffected] by 4",
                "impact-recorded (superseded): [regions] by 6", "details-changed (superseded): [title, issue] by 5");
    }

    @Test
    void whatIsNotMarkedHasNoFurtherMembers() {
        resolveAtTheWrongTime();
        assertThat(text(id + "/timeline")).doesNotContain("superseded");
        assertThat(text(id + "/postmortem")).doesNotContain("superseded");
    }

    @Test
    void theRecordAndItsReplaysHaveNoMarks() {
        resolveAtTheWrongTime();
        incidents.add(id, stated(Milestone.RESOLVED, RIGHT));
        assertThat(text(id + "/timeline?view=recorded")).doesNotContain("superseded");
        assertThat(text(id + "/replay?speed=0")).contains("Resolved: fixed").doesNotContain("superseded");
        assertThat(text(id + "/diff?from=1")).contains("Resolved: fixed").doesNotContain("superseded");
    }

    @Test
    void thePastKnowsOnlyWhatWasStatedThen() {
        resolveAtTheWrongTime();
        String before = text(id + "/timeline?asOf=3");
        incidents.add(id, stated(Milestone.RESOLVED, RIGHT));
        String then = text(id + "/timeline?asOf=4");
        incidents.add(id, new EntryRetracted("x", 3, "it was right", null));

        assertThat(text(id + "/timeline?asOf=3")).isEqualTo(before).doesNotContain("superseded");
        assertThat(text(id + "/timeline?asOf=4")).isEqualTo(then).contains("superseded");
        assertThat(marks(id + "/timeline")).as("it holds again").isEmpty();
    }

    @Test
    void theEntriesOfAnAbsorbedIncidentKeepTheirMarks() {
        resolveAtTheWrongTime();
        incidents.add(id, stated(Milestone.RESOLVED, RIGHT));
        String survivor = UUID.randomUUID().toString();
        incidents.add(survivor, declaration("Outage", Severity.SEV2, Mode.LIVE, null, List.of(), Map.of()));
        incidents.add(id, new IncidentMerged(survivor, null, null));
        incidents.add(survivor, new DuplicateAbsorbed(id, null));
        assertThat(marks(survivor + "/timeline")).containsExactly("incident-resolved: [resolved] by 4",
                "milestone-recorded (superseded): [impactEnded] by 4");
        assertThat(marks(survivor + "/postmortem")).hasSize(2);
    }
}
