package io.incidentledger.query.replay;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import io.incidentledger.events.EntryKind;
import io.incidentledger.events.History;
import io.incidentledger.events.IncidentEvent.IncidentAcknowledged;
import io.incidentledger.events.IncidentEvent.IncidentDeclared;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.IncidentEvent.TimelineEntryAdded;
import io.incidentledger.events.Link;
import io.incidentledger.events.Mode;
import io.incidentledger.events.Severity;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.ledger.conformance.SettableClock;
import io.incidentledger.ledger.memory.InMemoryEventLog;
import io.incidentledger.projection.IncidentLog;
import io.incidentledger.query.readmodel.OpenResponseStreams;
import io.incidentledger.tiers.Slow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, classes = ReplayApplication.class)
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
@Slow
class ReplayApiTest {

    private static final String FIRST = "0190c1f2-0000-7000-8000-000000000001";
    private static final String SECOND = "0190c1f2-0000-7000-8000-000000000002";
    private static final String ID = "id: ";

    @Autowired
    private InMemoryEventLog log;
    @Autowired
    private SettableClock clock;
    @Autowired
    @Qualifier("replayStreamRegistry") private OpenResponseStreams streams;
    @LocalServerPort
    private int port;
    private IncidentLog incidents;
    private final HttpClient http = HttpClient.newHttpClient();

    /// An event as a browser parses it from the stream.
    private record Heard(String id, String name, String data) {

        JsonNode json() {
            return JsonMapper.shared().readTree(data);
        }
    }

    @BeforeEach
    void write() {
        incidents = new IncidentLog(log);
    }

    private void pass(Duration time) {
        clock.set(clock.instant().plus(time));
    }

    /// Records six events of two incidents within two hours, and one event of no incident.
    private void story() {
        incidents.by("ada", FIRST, declaration("Checkout fails", null));
        pass(Duration.ofMinutes(5));
        incidents.by("eve", FIRST, new IncidentAcknowledged(null));
        incidents.addForeign("Policy", "policy", "PolicyAdopted", "{}");
        pass(Duration.ofMinutes(1));
        incidents.by("ada", SECOND, declaration("Search is slow", "2025-12-31T23:00:00Z"));
        pass(Duration.ofMinutes(54));
        incidents.by("eve", FIRST, new TimelineEntryAdded("e1", EntryKind.DECISION, "Größe \"x\"\nsecond line",
                List.of(new Link("https://example.org", "graph")), clock.instant().minusSeconds(3_000)));
        pass(Duration.ofHours(1));
        incidents.by("eve", FIRST, new IncidentResolved("Rolled back", null));
        incidents.by("ada", SECOND, new IncidentResolved(null, null));
    }

    private static IncidentDeclared declaration(String title, String at) {
        return History.declaration(title, Severity.SEV2, Mode.LIVE, at, List.of(), Map.of());
    }

    private HttpRequest request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return headers.length == 0 ? request.build() : request.headers(headers).build();
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        return http.send(request(path, headers), BodyHandlers.ofString());
    }

    private static List<Heard> heard(String body) {
        List<Heard> heard = new ArrayList<>();
        String id = "";
        for (String frame : body.split("\n\n")) {
            String name = "message";
            String data = null;
            for (String line : frame.split("\n")) {
                id = line.startsWith(ID) ? line.substring(ID.length()) : id;
                name = line.startsWith("event: ") ? line.substring("event: ".length()) : name;
                data = line.startsWith("data: ") ? line.substring("data: ".length()) : data;
            }
            if (data != null) {
                heard.add(new Heard(id, name, data));
            }
        }
        return heard;
    }

    private List<Heard> replay(String path, String... headers) throws Exception {
        HttpResponse<String> answer = get(path, headers);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return heard(answer.body());
    }

    private static List<Long> positions(List<Heard> heard) {
        return heard.stream().filter(event -> event.name().equals("message")).map(event -> Long.valueOf(event.id()))
                .toList();
    }

    @Test
    void anEventStandsForItself() throws Exception {
        story();
        StoredEvent stored = log.read(4, 1).getFirst();

        HttpResponse<String> answer = get("/v1/incidents/1/replay?speed=0&minPosition=7", "Accept",
                "text/event-stream");

        assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream;charset=UTF-8");
        assertThat(answer.headers().firstValue("Ledger-Position")).contains("7");
        assertThat(answer.body()).startsWith("""
                retry: 1000
                id: 0
                event: opened
                data: {"after":0,"position":7}

                id: 1
                data: {""");
        assertThat(answer.body()).contains(",\"payload\":" + stored.payload() + ",");
        List<Heard> heard = heard(answer.body());
        assertThat(positions(heard)).containsExactly(1L, 2L, 5L, 6L);
        JsonNode event = heard.get(3).json();
        assertThat(event.get("position").asLong()).isEqualTo(5);
        assertThat(event.get("incidentId").asString()).isEqualTo(FIRST);
        assertThat(event.get("number").asLong()).isEqualTo(1);
        assertThat(event.get("sequence").asLong()).isEqualTo(2);
        assertThat(event.get("eventId").asString()).isEqualTo(stored.eventId());
        assertThat(event.get("commitId").asString()).isEqualTo(stored.commitId());
        assertThat(event.get("type").asString()).isEqualTo("TimelineEntryAdded");
        assertThat(event.get("revision").asInt()).isEqualTo(1);
        assertThat(event.get("kind").asString()).isEqualTo("decision");
        assertThat(event.get("message").asString()).isEqualTo("Größe \"x\"\nsecond line");
        assertThat(event.get("occurredAt").asString()).isEqualTo("2026-01-01T00:10:00Z");
        assertThat(event.get("recordedAt").asString()).isEqualTo("2026-01-01T01:00:00Z");
        assertThat(event.get("actor").asString()).isEqualTo("eve");
        assertThat(event.get("source").isNull()).isTrue();
        assertThat(event.get("entryId").asString()).isEqualTo("e1");
        assertThat(event.at("/details/links/0/url").asString()).isEqualTo("https://example.org");
        assertThat(event.get("offsetSeconds").asInt()).isEqualTo(3_600);
        assertThat(event.get("pauseSeconds").asInt()).isZero();
    }

    @Test
    void anEventSaysWhatTheTimelineSays() throws Exception {
        story();
        List<Heard> heard = replay("/v1/incidents/" + FIRST + "/replay?speed=0");

        JsonNode items = JsonMapper.shared()
                .readTree(get("/v1/incidents/1/timeline?order=recorded&view=recorded").body()).get("items");

        assertThat(items.size()).isEqualTo(4);
        for (int i = 0; i < items.size(); i++) {
            JsonNode event = heard.get(i + 1).json();
            for (String field : List.of("entryId", "kind", "message", "occurredAt", "recordedAt", "actor", "source",
                    "position", "details")) {
                assertThat(event.get(field)).as(field).isEqualTo(items.get(i).get(field));
            }
        }
    }

    @Test
    void theEndTellsWhatWasPlayedAndHasTheIdOfTheLastEvent() throws Exception {
        story();

        List<Heard> heard = replay("/v1/replay?speed=0&from=2026-01-01T00:05:00Z&to=2026-01-01T02:00:00Z&maxPause=1.5");

        assertThat(positions(heard)).containsExactly(2L, 4L, 5L);
        Heard end = heard.getLast();
        assertThat(end.name()).isEqualTo("end");
        assertThat(end.id()).isEqualTo("5");
        assertThat(end.json()).isEqualTo(JsonMapper.shared().readTree("""
                {"events": 3, "firstPosition": 2, "lastPosition": 5, "position": 7, "by": "recorded",
                 "from": "2026-01-01T00:05:00Z", "to": "2026-01-01T02:00:00Z", "speed": 0, "maxPause": 1.5}"""));
    }

    @Test
    void whatHappenedIsPlayedInTheOrderInWhichItHappened() throws Exception {
        story();

        assertThat(positions(replay("/v1/replay?speed=0"))).containsExactly(1L, 2L, 4L, 5L, 6L, 7L);
        assertThat(positions(replay("/v1/replay?speed=0&by=occurred"))).containsExactly(4L, 1L, 2L, 5L, 6L, 7L);
        assertThat(positions(replay("/v1/replay?speed=0&by=occurred&to=2026-01-01T00:00:00Z"))).containsExactly(4L);
        assertThat(positions(replay("/v1/incidents/2/replay?speed=0&by=occurred"))).containsExactly(4L, 7L);
        assertThat(positions(replay("/v1/incidents/1/replay?speed=0&by=occurred&from=2026-01-01T00:05:00Z&to="
                + "2026-01-01T00:10:00Z"))).containsExactly(2L);
    }

    @Test
    void whoHadEverythingIsToldThatThereIsNoMore() throws Exception {
        story();
        for (String path : List.of("/v1/replay?speed=0", "/v1/replay?speed=0&by=occurred",
                "/v1/incidents/1/replay?speed=0", "/v1/incidents/1/replay?speed=0&by=occurred")) {
            String last = replay(path).getLast().id();

            HttpResponse<String> again = get(path, "Last-Event-ID", last);

            assertThat(again.statusCode()).isEqualTo(204);
            assertThat(again.body()).isEmpty();
            assertThat(again.headers().firstValue("Ledger-Position")).contains("7");
            assertThat(get(path + "&after=" + last).statusCode()).isEqualTo(204);
        }
    }

    @Test
    void aReplayWithoutEventsEndsAtOnceAndForGood() throws Exception {
        story();
        String path = "/v1/replay?from=2030-01-01T00:00:00Z";

        List<Heard> heard = replay(path);

        assertThat(heard).extracting(Heard::name).containsExactly("opened", "end");
        assertThat(heard.getLast()).satisfies(end -> {
            assertThat(end.id()).isEqualTo("0");
            assertThat(end.json().get("events").asLong()).isZero();
            assertThat(end.json().get("firstPosition").isNull()).isTrue();
        });
        assertThat(get(path, "Last-Event-ID", heard.getLast().id()).statusCode()).isEqualTo(204);
    }

    /// A client that keeps the id of a frame only if the frame has data, as many do.
    @Test
    void whoIsCutOffBeforeTheFirstEventGoesOnFromTheOpeningFrame() throws Exception {
        story();
        for (String path : List.of("/v1/replay?speed=0", "/v1/incidents/1/replay?speed=0&by=occurred")) {
            List<Heard> whole = replay(path);
            Heard opened = whole.getFirst();
            assertThat(opened.name()).isEqualTo("opened");
            assertThat(opened.json()).isEqualTo(JsonMapper.shared().readTree("{\"after\":0,\"position\":7}"));
            assertThat(replay(path, "Last-Event-ID", opened.id())).isEqualTo(whole);
        }
        Heard resumed = replay("/v1/replay?speed=0", "Last-Event-ID", "2").getFirst();
        assertThat(resumed).isEqualTo(new Heard("2", "opened", "{\"after\":2,\"position\":7}"));
    }

    @Test
    void theHeaderTellsMoreThanTheAddress() throws Exception {
        story();

        assertThat(positions(replay("/v1/replay?speed=0&after=2"))).containsExactly(4L, 5L, 6L, 7L);
        assertThat(positions(replay("/v1/replay?speed=0&after=0", "Last-Event-ID", "5"))).containsExactly(6L, 7L);
    }

    @Test
    void aReplayMayBeOfTheLedgerAsItWas() throws Exception {
        story();

        HttpResponse<String> answer = get("/v1/replay?speed=0&asOf=4&by=occurred");

        assertThat(answer.headers().firstValue("Ledger-Position")).contains("4");
        assertThat(answer.headers().firstValue("Ledger-As-Of-Final")).contains("true");
        assertThat(positions(heard(answer.body()))).containsExactly(4L, 1L, 2L);
        assertThat(positions(replay("/v1/incidents/1/replay?speed=0&asOf=4"))).containsExactly(1L, 2L);
        assertThat(positions(replay("/v1/incidents/1/replay?speed=0&asOf=2026-01-01T00:05:00Z")))
                .containsExactly(1L, 2L);
        assertThat(positions(replay("/v1/replay?speed=0&asOf=2026-01-01T00:06:00Z"))).containsExactly(1L, 2L, 4L);
        assertThat(get("/v1/incidents/2/replay?asOf=3").statusCode()).isEqualTo(404);
    }

    @Test
    void whatCanNotBeIsRefused() throws Exception {
        story();
        for (String query : List.of("speed=-1", "speed=fast", "speed=1000001", "speed=", "by=chance", "maxPause=-1",
                "maxPause=86401", "from=yesterday", "from=2026-01-02T00:00:00Z&to=2026-01-02T00:00:00Z", "after=x",
                "after=3", "after=1&from=2026-01-01T00:01:00Z", "asOf=-1", "minPosition=x", "colour=blue")) {
            for (String path : List.of("/v1/replay?", "/v1/incidents/1/replay?")) {
                HttpResponse<String> answer = get(path + query);
                assertThat(answer.statusCode()).as(path + query).isEqualTo(400);
                assertThat(answer.body()).contains("urn:incident-ledger:problem:invalid-parameters");
            }
        }
        assertThat(get("/v1/replay", "Last-Event-ID", "yesterday").body()).contains("problem:invalid-headers");
        assertThat(get("/v1/replay", "Last-Event-ID", "3").body()).contains("problem:invalid-headers");
        assertThat(get("/v1/replay", "Last-Event-ID", "999").body()).contains("problem:position-ahead",
                "Last-Event-ID is 999");
        assertThat(get("/v1/incidents/1/replay?after=999&minPosition=1").body()).contains("problem:position-ahead",
                "after is 999");
        assertThat(get("/v1/replay", "Accept", "application/json").statusCode()).isEqualTo(406);
        assertThat(get("/v1/incidents/3/replay").body()).contains("problem:unknown-incident");
        assertThat(get("/v1/incidents/" + FIRST.replace('1', '7') + "/replay").statusCode()).isEqualTo(404);
    }

    @Test
    void fiftyListenersThatAreCutOffAtRandomMissNothingAndGetNothingTwice() throws Exception {
        Random dice = new Random(4);
        List<String> ids = List.of(FIRST, SECOND);
        for (String id : ids) {
            incidents.add(id, declaration("Checkout fails", null));
        }
        for (int i = 0; i < 600; i++) {
            pass(Duration.ofSeconds(dice.nextInt(60)));
            incidents.add(ids.get(dice.nextInt(2)),
                    new IncidentAcknowledged(clock.instant().minusSeconds(dice.nextInt(1_000))));
        }
        List<String> paths = List.of("/v1/replay?speed=0", "/v1/replay?speed=0&by=occurred",
                "/v1/replay?speed=40000", "/v1/incidents/1/replay?speed=40000&by=occurred", "/v1/incidents/2/replay");
        List<List<Long>> whole = new ArrayList<>();
        for (String path : paths) {
            whole.add(positions(replay(path + (path.contains("?") ? "&" : "?") + "maxPause=0")));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<List<Long>>> heard = new ArrayList<>();
            for (int listener = 0; listener < 50; listener++) {
                Random luck = new Random(listener);
                String path = paths.get(listener % paths.size());
                String fast = path.contains("?") ? path : path + "?speed=40000";
                heard.add(CompletableFuture.supplyAsync(() -> listenWithBreaks(fast, luck), threads));
            }
            for (int listener = 0; listener < heard.size(); listener++) {
                assertThat(heard.get(listener).get(120, TimeUnit.SECONDS))
                        .isEqualTo(whole.get(listener % paths.size()));
            }
        }
        await().untilAsserted(() -> assertThat(streams.listeners()).isZero());
    }

    private List<Long> listenWithBreaks(String path, Random luck) {
        List<Long> positions = new ArrayList<>();
        String last = "0";
        while (true) {
            int patience = 1 + luck.nextInt(150);
            try {
                HttpResponse<Stream<String>> answer = http.send(request(path, "Last-Event-ID", last),
                        BodyHandlers.ofLines());
                if (answer.statusCode() == 204) {
                    return positions;
                }
                try (Stream<String> lines = answer.body()) {
                    Iterator<String> ids = lines.filter(line -> line.startsWith(ID)).skip(1).iterator();
                    for (int i = 0; i < patience && ids.hasNext(); i++) {
                        last = ids.next().substring(ID.length());
                        positions.add(Long.parseLong(last));
                    }
                }
            } catch (IOException | InterruptedException cut) {
                throw new IllegalStateException(cut);
            }
        }
    }

    @Test
    void aListenerThatDoesNotReadForAWhileGetsEverythingInTheEnd() throws Exception {
        String text = "x".repeat(20_000);
        int total = 2_000;
        incidents.add(FIRST, declaration("Checkout fails", null));
        for (int i = 1; i < total; i++) {
            incidents.add(FIRST, new TimelineEntryAdded("e" + i, EntryKind.NOTE, text, List.of(), null));
        }
        try (Socket socket = new Socket()) {
            socket.setReceiveBufferSize(4_096);
            socket.connect(new InetSocketAddress("127.0.0.1", port));
            socket.getOutputStream().write(("GET /v1/replay?speed=0 HTTP/1.0\r\nHost: ledger\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            await().until(() -> streams.listeners() == 1);
            assertThat(positions(replay("/v1/replay?speed=0"))).as("others are not held up").hasSize(total);

            String body = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(positions(heard(body))).isEqualTo(LongStream.rangeClosed(1, total).boxed().toList());
        }
    }

    @Test
    void aListenerHearsAnEventWhenItIsDueAndNotBeforeAndStoppingEndsTheReplay() throws Exception {
        story();
        HttpRequest request = request("/v1/incidents/1/replay?speed=1&maxPause=3600");
        HttpResponse<Stream<String>> answer = http.send(request, BodyHandlers.ofLines());
        try (Stream<String> lines = answer.body()) {
            Iterator<String> ids = lines.filter(line -> line.startsWith(ID)).iterator();
            assertThat(ids.next()).isEqualTo("id: 0");
            assertThat(ids.next()).isEqualTo("id: 1");
            assertThat(streams.listeners()).isEqualTo(1);

            streams.stop();

            assertThat(ids.hasNext()).as("the next one is due in five minutes").isFalse();
        }
        await().untilAsserted(() -> assertThat(streams.listeners()).isZero());
    }
}
