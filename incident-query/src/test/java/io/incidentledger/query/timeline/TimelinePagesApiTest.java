package io.incidentledger.query.timeline;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import io.incidentledger.events.Audience;
import io.incidentledger.events.EntryKind;
import io.incidentledger.events.IncidentEvent.DuplicateAbsorbed;
import io.incidentledger.events.IncidentEvent.EntryAmended;
import io.incidentledger.events.IncidentEvent.EntryBackdated;
import io.incidentledger.events.IncidentEvent.EntryRetracted;
import io.incidentledger.events.IncidentEvent.IncidentMerged;
import io.incidentledger.events.IncidentEvent.StatusUpdated;
import io.incidentledger.events.IncidentEvent.TimelineEntryAdded;
import io.incidentledger.events.Mode;
import io.incidentledger.events.Severity;
import io.incidentledger.http.parameters.Cursor;
import io.incidentledger.query.FreshLedgerApi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static io.incidentledger.events.History.declaration;
import static org.assertj.core.api.Assertions.assertThat;

/// A timeline is read page by page, each as of the position that the first one reflects.
class TimelinePagesApiTest extends FreshLedgerApi {

    private static final Instant BEGIN = Instant.parse("2026-02-01T10:00:00Z");
    private static final int NOTES = 20;

    private final String id = UUID.randomUUID().toString();
    private final String other = UUID.randomUUID().toString();

    /// Notes that were written in another order than that in which it happened, some at the same time.
    @BeforeEach
    void write() {
        for (String incident : List.of(id, other)) {
            incidents.add(incident, declaration("Outage", Severity.SEV2, Mode.LIVE, null, List.of(), Map.of()));
        }
        for (int i = 0; i < NOTES; i++) {
            note(id, "n" + i, BEGIN.minusSeconds(i / 3 * 60L));
        }
    }

    private void note(String incident, String words, Instant at) {
        incidents.by("eve", incident, new TimelineEntryAdded("entry-" + words, EntryKind.NOTE, words, List.of(), at));
    }

    private String text(String path) {
        return http.get().uri(URI.create(base() + path)).exchange().expectStatus().isOk().expectBody(String.class)
                .returnResult().getResponseBody();
    }

    private JsonNode get(String path) {
        return JsonMapper.shared().readTree(text(path));
    }

    private static @Nullable String next(JsonNode page) {
        assertThat(page.has("next")).isTrue();
        return page.get("next").isNull() ? null : page.get("next").asString();
    }

    private String path(String query) {
        return "/v1/incidents/" + id + "/timeline?" + query;
    }

    /// Reads all pages, and does something between any two of them.
    private List<JsonNode> pages(String query, Runnable between) {
        List<JsonNode> items = new ArrayList<>();
        JsonNode page = get(path(query));
        page.get("items").forEach(items::add);
        for (String cursor = next(page); cursor != null; cursor = next(page)) {
            between.run();
            page = get(path(query + "&cursor=" + cursor));
            page.get("items").forEach(items::add);
        }
        return items;
    }

    private List<JsonNode> whole(String query) {
        JsonNode page = get(path(query + "&limit=500"));
        assertThat(next(page)).isNull();
        return page.get("items").valueStream().toList();
    }

    private String refused(String path) {
        return JsonMapper.shared().readTree(http.get().uri(URI.create(base() + path)).exchange().expectStatus()
                .isBadRequest().expectBody(String.class).returnResult().getResponseBody()).at("/errors/0").toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&order=recorded", "&view=recorded", "&order=recorded&view=recorded", "&kind=note",
        "&kind=incident-declared&kind=note&order=recorded"})
    void pagesAreTheWholeWhateverIsWrittenBetweenThem(String question) {
        incidents.add(id, new EntryAmended("entry-n3", 4, "n3, amended", null, null, null, null, "a typo", null));
        List<JsonNode> before = whole("minPosition=1" + question);
        int[] written = new int[1];

        List<JsonNode> read = pages("limit=3" + question, () -> {
            note(id, "late" + written[0], BEGIN.minusSeconds(3_000));
            note(id, "new" + written[0]++, Instant.parse("2026-03-01T10:00:00Z"));
            incidents.add(id, new EntryRetracted("entry-n5", 6, "wrong", null));
            incidents.add(id, new EntryBackdated("entry-n6", 7, BEGIN.plusSeconds(written[0]), "wrong", null));
        });

        assertThat(read).isEqualTo(before);
        assertThat(written[0]).isGreaterThan(5);
    }

    @Test
    void aMergeBetweenPagesChangesNothingAndAbsorbedEntriesHaveTheirPages() {
        note(other, "theirs", BEGIN.minusSeconds(90));
        List<JsonNode> before = whole("kind=note");
        List<JsonNode> read = pages("kind=note&limit=6", () -> {
            incidents.add(other, new IncidentMerged(id, "the same", null));
            incidents.add(id, new DuplicateAbsorbed(other, null));
        });
        assertThat(read).isEqualTo(before).hasSize(NOTES);

        List<JsonNode> joined = pages("kind=note&limit=4", () -> note(other, "more", BEGIN.minusSeconds(91)));
        assertThat(joined).hasSize(NOTES + 1).doesNotHaveDuplicates().anySatisfy(
                entry -> assertThat(entry.path("message").asString()).isEqualTo("theirs"));
    }

    @Test
    void fiftyEntriesAreAPageUnlessALimitSaysOtherwise() {
        String words = "x".repeat(100);
        for (int i = 0; i < 600; i++) {
            note(id, words + i, BEGIN);
        }
        assertThat(get(path("order=occurred")).get("items")).hasSize(50);
        assertThat(get(path("limit=500")).get("items")).hasSize(500);
        assertThat(text(path("limit=1"))).hasSizeLessThan(2_000);
        String link = http.get().uri(path("limit=2&kind=note")).exchange().returnResult(String.class)
                .getResponseHeaders().getFirst("Link");
        assertThat(link).startsWith("</v1/incidents/" + id + "/timeline?limit=2&kind=note&cursor=")
                .contains(String.valueOf(next(get(path("limit=2&kind=note")))));
    }

    @Test
    void aPageReflectsThePositionOfTheFirstAndCanNotChange() {
        String first = String.valueOf(next(get(path("limit=3"))));
        note(other, "elsewhere", BEGIN);
        assertThat(next(get(path("limit=3")))).as("what happens elsewhere changes no page").isEqualTo(first);
        note(id, "here", BEGIN);
        http.get().uri(path("limit=3&cursor=" + first)).exchange().expectStatus().isOk()
                .expectHeader().valueEquals("Ledger-Position", Integer.toString(NOTES + 2))
                .expectHeader().doesNotExist("Ledger-As-Of-Final");
    }

    @Test
    void aPastTimelineHasItsPages() {
        List<JsonNode> then = whole("asOf=12");
        assertThat(pages("asOf=12&limit=4", () -> note(id, "later", BEGIN))).isEqualTo(then);
        String now = log.head().recordedAt().plusSeconds(3_600).toString();
        List<JsonNode> open = whole("asOf=" + now);
        assertThat(pages("limit=9&asOf=" + now, () -> note(id, "belongs to it, too", BEGIN))).isEqualTo(open);
    }

    @Test
    void aCursorIsGoodForItsIncidentAndItsQuestionOnly() {
        String cursor = "limit=3&cursor=" + next(get(path("limit=3")));
        assertThat(refused(path(cursor + "&order=recorded"))).contains("\"cursor\"",
                "belongs to the list with order=occurred");
        assertThat(refused(path(cursor + "&view=recorded"))).contains("belongs to the list with view=corrected");
        assertThat(refused(path(cursor + "&asOf=5"))).contains("belongs to the list without asOf");
        assertThat(refused(path("cursor=" + next(get(path("limit=3&asOf=5")))))).contains("with asOf=5");
        for (String elsewhere : List.of(other, "2")) {
            assertThat(refused("/v1/incidents/" + elsewhere + "/timeline?" + cursor))
                    .contains("belongs to incident " + id);
        }
        assertThat(refused("/v1/incidents?" + cursor)).contains("must be a cursor returned by this endpoint");
        String board = String.valueOf(next(get("/v1/incidents?limit=1&minPosition=2")));
        assertThat(refused(path("cursor=" + board))).contains("must be a cursor returned by this endpoint");
        for (String name : List.of("1", id.toUpperCase(Locale.ROOT))) {
            assertThat(get("/v1/incidents/" + name + "/timeline?" + cursor).get("items")).hasSize(3);
        }
    }

    @Test
    void aCursorDoesNotMoveTheMomentThatWasAskedFor() {
        String entry = get(path("limit=1")).at("/items/0/entryId").asString();
        for (String position : List.of("-5", "6", "4", "99999")) {
            String forged = Cursor.of("with order=occurred", "with view=corrected", "with asOf=5", id, position, entry)
                    .text("timeline");
            assertThat(refused(path("asOf=5&cursor=" + forged))).as(position).contains("\"cursor\"");
        }
    }

    @Test
    void aFilterMayChangeBetweenPages() {
        String cursor = String.valueOf(next(get(path("limit=1&kind=incident-declared&kind=note"))));
        assertThat(get(path("kind=decision&cursor=" + cursor)).get("items")).isEmpty();
        assertThat(get(path("kind=note&cursor=" + cursor)).get("items")).hasSize(NOTES - 1);
    }

    @Test
    void updatesAreFoundByTheirAudienceAsItIsMeant() {
        update("u1", Audience.INTERNAL);
        update("u2", Audience.PUBLIC);
        update("u3", Audience.INTERNAL);
        incidents.add(id, new EntryAmended("u3", NOTES + 3, null, null, null, Audience.PUBLIC, null, "wrong", null));

        assertThat(ids("audience=public")).containsExactly("u2", "u3");
        assertThat(ids("audience=internal")).containsExactly("u1");
        assertThat(ids("audience=internal&audience=public&order=recorded")).containsExactly("u1", "u2", "u3");
        assertThat(ids("audience=public&kind=note")).isEmpty();
        assertThat(ids("audience=internal&view=recorded")).containsExactly("u1", "u3");
        assertThat(refused(path("audience=press"))).contains("must be one of internal, public");
    }

    private void update(String update, Audience audience) {
        incidents.add(id, new StatusUpdated(update, null, "words " + update, audience, BEGIN));
    }

    private List<String> ids(String query) {
        return whole(query).stream().map(entry -> entry.get("entryId").asString()).toList();
    }

    @Test
    void theHistoryOfAnEntryHasPages() {
        for (int i = 0; i < 5; i++) {
            incidents.add(id, new EntryAmended("entry-n3", 4, "words " + i, null, null, null, null, "a typo", null));
        }
        String path = "/v1/incidents/1/timeline/entry-n3/history?limit=4";
        JsonNode first = get(path);
        incidents.add(id, new EntryAmended("entry-n3", 4, "later", null, null, null, null, "a typo", null));
        JsonNode second = get(path + "&cursor=" + next(first));
        assertThat(first.get("items")).hasSize(4);
        assertThat(second.get("items").valueStream().map(version -> version.get("version").asInt())).containsExactly(5,
                6);
        assertThat(next(second)).isNull();
        assertThat(refused("/v1/incidents/1/timeline/entry-n4/history?cursor=" + next(first)))
                .contains("belongs to the list with entry=entry-n3");
    }
}
