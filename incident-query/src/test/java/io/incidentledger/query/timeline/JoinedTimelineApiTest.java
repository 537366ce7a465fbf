package io.incidentledger.query.timeline;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

import io.incidentledger.events.EntryKind;
import io.incidentledger.events.IncidentEvent.DuplicateAbsorbed;
import io.incidentledger.events.IncidentEvent.DuplicateReleased;
import io.incidentledger.events.IncidentEvent.EntryAmended;
import io.incidentledger.events.IncidentEvent.EntryBackdated;
import io.incidentledger.events.IncidentEvent.EntryMovedAway;
import io.incidentledger.events.IncidentEvent.EntryMovedHere;
import io.incidentledger.events.IncidentEvent.IncidentMerged;
import io.incidentledger.events.IncidentEvent.IncidentUnmerged;
import io.incidentledger.events.IncidentEvent.MilestoneRecorded;
import io.incidentledger.events.IncidentEvent.ServicesChanged;
import io.incidentledger.events.IncidentEvent.TimelineEntryAdded;
import io.incidentledger.events.Link;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.Mode;
import io.incidentledger.events.Severity;
import io.incidentledger.query.FreshLedgerApi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static io.incidentledger.events.History.declaration;
import static org.assertj.core.api.Assertions.assertThat;

/// Tests that the entries of absorbed incidents appear among an incident's own entries wherever its timeline is shown,
/// without being copied. Here each commit belongs to one stream, so a merge takes two commits.
class JoinedTimelineApiTest extends FreshLedgerApi {

    private final String survivor = UUID.randomUUID().toString();
    private final String duplicate = UUID.randomUUID().toString();
    private final String deeper = UUID.randomUUID().toString();

    @BeforeEach
    void declareThree() {
        for (String id : List.of(survivor, duplicate, deeper)) {
            incidents.add(id, declaration("Outage", Severity.SEV2, Mode.LIVE, null, List.of(), Map.of()));
        }
        note(survivor, "ours", "2026-02-01T10:00:00Z");
        note(duplicate, "theirs", "2026-02-01T09:00:00Z");
        note(deeper, "deepest", "2026-02-01T11:00:00Z");
    }

    private void note(String id, String words, String at) {
        incidents.by("eve", id, new TimelineEntryAdded("entry-" + words, EntryKind.NOTE, words, List.of(),
                Instant.parse(at)));
    }

    private void merge(String from, String into) {
        incidents.add(from, new IncidentMerged(into, "the same outage", null));
        incidents.add(into, new DuplicateAbsorbed(from, null));
    }

    private void unmerge(String from, String into) {
        incidents.add(from, new IncidentUnmerged(into, "another cause", null));
        incidents.add(into, new DuplicateReleased(from, "another cause", null));
    }

    private String text(String path, String accept) {
        return http.get().uri(path).header("Accept", accept).exchange().expectStatus().isOk()
                .expectBody(String.class).returnResult().getResponseBody();
    }

    private JsonNode get(String path) {
        return JsonMapper.shared().readTree(text(path, "application/json"));
    }

    private List<String> notes(String question) {
        return StreamSupport.stream(get("/v1/incidents/" + question).path("items").spliterator(), false)
                .filter(entry -> entry.path("kind").asString().equals("note"))
                .map(entry -> entry.path("message").asString()
                        + (entry.has("number") ? " of #" + entry.path("number").asLong() : ""))
                .toList();
    }

    @Test
    void theEntriesOfTheAbsorbedStandAmongTheOwnInTheOrderOfOccurrenceAndNameTheirIncident() {
        merge(duplicate, survivor);
        assertThat(notes(survivor + "/timeline")).containsExactly("theirs of #2", "ours");
        assertThat(notes("1/timeline?view=recorded&order=recorded")).containsExactly("ours", "theirs of #2");
        JsonNode first = get("/v1/incidents/" + survivor + "/timeline?kind=note").path("items").get(0);
        assertThat(first.path("incidentId").asString()).isEqualTo(duplicate);
        assertThat(first.path("actor").asString()).isEqualTo("eve");
        assertThat(notes(duplicate + "/timeline")).containsExactly("theirs");
    }

    @Test
    void chainsAreFollowedAndEachEntryIsShownOnce() {
        merge(deeper, duplicate);
        merge(duplicate, survivor);
        assertThat(notes(survivor + "/timeline")).containsExactly("theirs of #2", "ours", "deepest of #3");
        assertThat(notes(duplicate + "/timeline")).containsExactly("theirs", "deepest of #3");
    }

    @Test
    void aCircleThatNoRuleAllowsDoesNotLoop() {
        merge(duplicate, survivor);
        merge(survivor, duplicate);
        assertThat(notes(survivor + "/timeline")).containsExactly("theirs of #2", "ours");
        assertThat(notes(duplicate + "/timeline")).containsExactly("theirs", "ours of #1");
    }

    @Test
    void whatWasUnmergedIsGoneFromThePresentAndStaysInThePast() {
        merge(duplicate, survivor);
        long merged = log.head().position();
        note(duplicate, "later", "2026-02-01T12:00:00Z");
        unmerge(duplicate, survivor);
        assertThat(notes(survivor + "/timeline")).containsExactly("ours");
        assertThat(notes(survivor + "/timeline?asOf=" + merged)).containsExactly("theirs of #2", "ours");
        assertThat(notes(survivor + "/timeline?asOf=" + (merged + 1)))
                .containsExactly("theirs of #2", "ours", "later of #2");
        assertThat(notes(survivor + "/timeline?asOf=" + (merged - 2))).containsExactly("ours");
    }

    @Test
    void correctionsShowWhereTheEntryIsJoined() {
        merge(duplicate, survivor);
        incidents.add(duplicate,
                new EntryAmended("entry-theirs", 1, "theirs, amended", null, null, null, null, "a typo", null));
        assertThat(notes(survivor + "/timeline")).containsExactly("theirs, amended of #2", "ours");
        assertThat(notes(survivor + "/timeline?view=recorded")).containsExactly("theirs of #2", "ours");
        assertThat(get("/v1/incidents/" + survivor + "/timeline/entry-theirs/history").path("items")).hasSize(2);
    }

    @Test
    void sentencesNameTheOtherIncidentByItsNumber() {
        merge(duplicate, survivor);
        unmerge(duplicate, survivor);
        String timelines = text("/v1/incidents/1/timeline", "application/json")
                + text("/v1/incidents/2/timeline", "application/json");
        assertThat(timelines).contains("Merged into #1 as a duplicate: the same outage",
                "#2 was merged into this incident as a duplicate.", "Unmerged: no duplicate of #1: another cause",
                "#2 is no duplicate of this incident any more: another cause");
        assertThat(text("/v1/incidents/1/diff?from=1", "application/json")).contains("#2 was merged into this");
        assertThat(text("/v1/replay?speed=0", "text/event-stream")).contains("Merged into #1 as a duplicate");
    }

    @Test
    void thePostmortemTellsBothStoriesInOneTimeline() {
        merge(duplicate, survivor);
        JsonNode postmortem = get("/v1/incidents/1/postmortem");
        assertThat(postmortem.at("/timeline/items")).anySatisfy(entry -> {
            assertThat(entry.path("message").asString()).isEqualTo("theirs");
            assertThat(entry.path("number").asLong()).isEqualTo(2);
        });
        assertThat(postmortem.at("/sections/summary/generated").toString())
                .contains("Duplicates that were merged into it: #2");
        assertThat(get("/v1/incidents/2/postmortem").at("/sections/summary/generated").toString())
                .contains("Merged as a duplicate into #1");
        assertThat(text("/v1/incidents/1/postmortem", "text/markdown")).contains("theirs", "(#2)");
        assertThat(text("/v1/incidents/1/postmortem", "text/html")).contains("theirs", "(#2)");
    }

    @Test
    void aReplayPlaysBothStories() {
        merge(duplicate, survivor);
        String played = text("/v1/incidents/1/replay?speed=0&by=occurred", "text/event-stream");
        assertThat(played.indexOf("\"theirs\"")).isPositive().isLessThan(played.indexOf("\"ours\""));
        assertThat(played).contains("\"number\":2");
        assertThat(text("/v1/incidents/1/replay?speed=0&asOf=6", "text/event-stream")).doesNotContain("\"theirs\"");
    }

    @Test
    void anAnswerAboutThePastIsThatOfALedgerThatEndedThere() {
        merge(duplicate, survivor);
        long position = log.head().position();
        String then = text("/v1/incidents/1/timeline?asOf=" + position, "application/json");
        merge(deeper, duplicate);
        note(duplicate, "later", "2026-02-01T09:30:00Z");
        unmerge(duplicate, survivor);
        assertThat(text("/v1/incidents/1/timeline?asOf=" + position, "application/json")).isEqualTo(then);
    }

    @Test
    void anEarlierStartAndFurtherServicesAreProposedWithTheRequestsThatAdoptThem() {
        incidents.add(survivor, new ServicesChanged(List.of("checkout"), List.of(), null),
                new MilestoneRecorded(Milestone.IMPACT_STARTED, null, null, Instant.parse("2026-02-01T10:00:00Z")));
        incidents.add(duplicate, new ServicesChanged(List.of("checkout ", "pay\"ments"), List.of(), null));
        incidents.add(deeper,
                new MilestoneRecorded(Milestone.IMPACT_STARTED, null, null, Instant.parse("2026-02-01T09:00:00Z")));
        merge(deeper, duplicate);
        merge(duplicate, survivor);
        JsonNode answer = get("/v1/incidents/1");
        assertThat(answer.path("absorbedNumbers").toString()).isEqualTo("[2]");
        assertThat(get("/v1/incidents/2").path("mergedIntoNumber").asLong()).isEqualTo(1);
        assertThat(checks(answer)).containsExactly(
                "The impact of #3, which was merged into this incident, started at 2026-02-01T09:00:00Z, before "
                        + "the impact of this incident. To adopt it, send PUT /v1/incidents/" + survivor
                        + "/milestones/impactStarted {\"at\": \"2026-02-01T09:00:00Z\"}.",
                "Incidents that were merged into this one have services that it does not have: pay\"ments (#2). To adopt "
                        + "them, send PATCH /v1/incidents/" + survivor + "/services {\"add\": [\"pay\\\"ments\"]}.");
        assertThat(checks(get("/v1/incidents/2"))).isEmpty();

        incidents.add(survivor, new ServicesChanged(List.of("pay\"ments"), List.of(), null),
                new MilestoneRecorded(Milestone.IMPACT_STARTED, null, null, Instant.parse("2026-02-01T09:00:00Z")));
        assertThat(checks(get("/v1/incidents/1"))).isEmpty();
    }

    @Test
    void aMovedEntryNamesTheOtherIncidentOnBothSidesAndKeepsWhoWroteItAndWhen() {
        incidents.by("ann", survivor,
                new EntryMovedAway("entry-ours", 1, deeper, "entry-new", "the wrong room", null));
        incidents.by("ann", deeper, new EntryMovedHere("entry-new", EntryKind.NOTE, "ours", List.of(), survivor,
                "entry-ours", "eve", Instant.parse("2026-02-01T10:01:00Z"), Instant.parse("2026-02-01T10:00:00Z")));
        JsonNode away = entry("/v1/incidents/1/timeline", "entry-ours");
        assertThat(away.path("retracted").asBoolean()).isFalse();
        assertThat(away.at("/movedTo/number").asLong()).isEqualTo(3);
        assertThat(away.at("/movedTo/incidentId").asString()).isEqualTo(deeper);
        assertThat(away.at("/movedTo/entryId").asString()).isEqualTo("entry-new");
        assertThat(away.at("/corrections/0/change").asString()).isEqualTo("moved");
        JsonNode here = entry("/v1/incidents/3/timeline", "entry-new");
        assertThat(here.path("actor").asString()).isEqualTo("eve");
        assertThat(here.path("kind").asString()).isEqualTo("note");
        assertThat(here.path("occurredAt").asString()).isEqualTo("2026-02-01T10:00:00Z");
        assertThat(here.at("/movedFrom/number").asLong()).isEqualTo(1);
        assertThat(here.at("/movedFrom/actor").asString()).isEqualTo("ann");
        assertThat(notes("1/timeline?asOf=6")).containsExactly("ours");
        assertThat(text("/v1/incidents/1/timeline?view=recorded", "application/json"))
                .contains("Entry moved to #3 by ann: the wrong room");
        assertThat(get("/v1/incidents/1/postmortem").at("/timeline/items").toString()).doesNotContain("entry-ours");
        assertThat(get("/v1/incidents/3/postmortem").at("/timeline/items").toString()).contains("entry-new");
        assertThat(get("/v1/incidents/1").at("/counts/timelineEntries").asInt()).isZero();
        assertThat(get("/v1/incidents/3").at("/counts/timelineEntries").asInt()).isEqualTo(2);
        assertThat(get("/v1/incidents/1/timeline/entry-ours/history").at("/items/1/change").asString())
                .isEqualTo("moved");
    }

    @Test
    void anEntryThatWasMovedThereAndBackStandsOnceWhereItIsNow() {
        String id = UUID.randomUUID().toString();
        incidents.by("eve", survivor, new TimelineEntryAdded(id, EntryKind.NOTE, "first", List.of(),
                Instant.parse("2026-02-01T12:00:00Z")));
        incidents.by("bob", survivor,
                new EntryAmended(id, 2, "second", null, null, null, null, "a slip", null));
        move(id, survivor, 2, duplicate);
        move(id, duplicate, 2, survivor);
        move(id, survivor, 5, duplicate);
        move(id, duplicate, 4, deeper);

        for (String left : List.of(survivor, duplicate)) {
            List<JsonNode> rows = entries("/v1/incidents/" + left + "/timeline", id);
            assertThat(rows).as(left).hasSize(1);
            assertThat(rows.getFirst().path("message").asString()).isEqualTo("second");
            assertThat(rows.getFirst().at("/movedTo/incidentId").asString())
                    .isEqualTo(left.equals(survivor) ? duplicate : deeper);
        }
        assertThat(changes(survivor, id)).containsExactly("recorded: first", "amended: second", "moved: second",
                "moved: second", "moved: second");
        assertThat(changes(duplicate, id)).containsExactly("recorded: second", "moved: second", "moved: second",
                "moved: second");

        move(id, deeper, 2, survivor);
        List<JsonNode> back = entries("/v1/incidents/1/timeline", id);
        assertThat(back).hasSize(1);
        assertThat(back.getFirst().has("movedTo")).isFalse();
        assertThat(back.getFirst().path("corrected").asBoolean()).isTrue();
        assertThat(StreamSupport.stream(back.getFirst().path("corrections").spliterator(), false)
                .map(correction -> correction.path("change").asString()))
                .containsExactly("amended", "moved", "moved");
        JsonNode history = get("/v1/incidents/1/timeline/" + id + "/history").path("items");
        assertThat(history.size()).isEqualTo(6);
        assertThat(history.get(5).path("version").asInt()).isEqualTo(6);
        assertThat(history.get(5).path("retracted").asBoolean()).isFalse();

        merge(survivor, duplicate);
        List<JsonNode> joined = entries("/v1/incidents/2/timeline", id);
        assertThat(joined).hasSize(1);
        assertThat(joined.getFirst().path("incidentId").asString()).isEqualTo(survivor);
        JsonNode together = get("/v1/incidents/2/timeline/" + id + "/history").path("items");
        assertThat(together.size()).isEqualTo(10);
        assertThat(together.get(0).path("number").asInt()).isEqualTo(1);
        assertThat(together.get(3).has("number")).isFalse();
        assertThat(together.get(9).path("incidentId").asString()).isEqualTo(survivor);
        assertThat(together.get(9).path("retracted").asBoolean()).isFalse();
    }

    @Test
    void anEntryWithoutAUuidIsTheSameWhenItComesBackWithOne() {
        String id = UUID.randomUUID().toString();
        incidents.by("ann", survivor, new EntryMovedAway("entry-ours", 1, duplicate, id, "the wrong room", null));
        incidents.by("ann", duplicate, here(id, survivor, "entry-ours"));
        move(id, duplicate, 2, survivor);

        assertThat(notes("1/timeline")).containsExactly("second");
        assertThat(changes(survivor, id)).containsExactly("recorded: ours", "moved: ours", "moved: second");
        assertThat(changes(survivor, "entry-ours")).isEqualTo(changes(survivor, id));
    }

    @Test
    void aMovedEntryShowsWhatItSaidLastWhereItWas() {
        incidents.by("eve", survivor, new EntryAmended("entry-ours", 1, "second", null, null, null,
                List.of(new Link("https://example.org", "why")), "a slip", null),
                new EntryBackdated("entry-ours", 1, Instant.parse("2026-02-01T08:00:00Z"), "earlier", null));
        incidents.by("ann", survivor,
                new EntryMovedAway("entry-ours", 1, deeper, "entry-new", "the wrong room", null));

        JsonNode away = entry("/v1/incidents/1/timeline", "entry-ours");
        assertThat(away.path("message").asString()).isEqualTo("second");
        assertThat(away.path("occurredAt").asString()).isEqualTo("2026-02-01T08:00:00Z");
        assertThat(away.at("/details/links/0/title").asString()).isEqualTo("why");
        assertThat(away.path("retracted").asBoolean()).isFalse();
    }

    @Test
    void eachMoveInAHistoryHasItsReason() {
        String id = UUID.randomUUID().toString();
        incidents.by("eve", survivor, new TimelineEntryAdded(id, EntryKind.NOTE, "first", List.of(),
                Instant.parse("2026-02-01T12:00:00Z")));
        move(id, survivor, 2, duplicate, "to the second");
        move(id, duplicate, 2, survivor, "and back");
        move(id, survivor, 4, deeper, "to the third");
        move(id, deeper, 2, survivor, "and back again");

        assertThat(reasons(survivor, id)).containsExactly(null, "to the second", "and back", "to the third",
                "and back again");
        assertThat(reasons(survivor, id.toUpperCase(Locale.ROOT))).isEqualTo(reasons(survivor, id));
        assertThat(reasons(duplicate, id)).containsExactly(null, "and back");

        merge(survivor, duplicate);
        assertThat(reasons(duplicate, id)).containsExactly(null, "to the second", "to the second", "and back",
                "and back", "to the third", "and back again");
    }

    private List<String> reasons(String incident, String entryId) {
        return StreamSupport
                .stream(get("/v1/incidents/" + incident + "/timeline/" + entryId + "/history").path("items")
                        .spliterator(), false)
                .map(version -> version.path("reason").asString(null)).toList();
    }

    private void move(String id, String from, long sequence, String to) {
        move(id, from, sequence, to, "the wrong room");
    }

    private void move(String id, String from, long sequence, String to, String reason) {
        incidents.by("ann", from, new EntryMovedAway(id, sequence, to, id, reason, null));
        incidents.by("ann", to, here(id, from, id));
    }

    private static EntryMovedHere here(String id, String from, String fromEntryId) {
        return new EntryMovedHere(id, EntryKind.NOTE, "second", List.of(), from, fromEntryId, "eve",
                Instant.parse("2026-02-01T12:01:00Z"), Instant.parse("2026-02-01T12:00:00Z"));
    }

    private List<String> changes(String incident, String entryId) {
        return StreamSupport
                .stream(get("/v1/incidents/" + incident + "/timeline/" + entryId + "/history").path("items")
                        .spliterator(), false)
                .map(version -> version.path("change").asString() + ": " + version.path("message").asString()).toList();
    }

    private List<JsonNode> entries(String path, String entryId) {
        return StreamSupport.stream(get(path).path("items").spliterator(), false)
                .filter(entry -> entry.path("entryId").asString().equals(entryId)).toList();
    }

    private JsonNode entry(String path, String entryId) {
        return StreamSupport.stream(get(path).path("items").spliterator(), false)
                .filter(entry -> entry.path("entryId").asString().equals(entryId)).findFirst().orElseThrow();
    }

    private static List<String> checks(JsonNode incident) {
        return StreamSupport.stream(incident.path("warnings").spliterator(), false)
                .filter(check -> check.path("code").asString().startsWith("absorbed-"))
                .map(check -> check.path("message").asString()).toList();
    }
}
