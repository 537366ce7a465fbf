package io.incidentledger.query.feed;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import io.incidentledger.events.EntryKind;
import io.incidentledger.events.History;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.IncidentEvent.TimelineEntryAdded;
import io.incidentledger.events.Mode;
import io.incidentledger.events.Severity;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.ledger.memory.InMemoryEventLog;
import io.incidentledger.projection.IncidentLog;
import io.incidentledger.query.QueryApplication;
import io.incidentledger.tiers.Slow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, classes = QueryApplication.class,
        properties = "incident-ledger.streams.heartbeat=200ms")
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
@Slow
class FeedApiTest {

    private static final String ID = "id: ";

    @Autowired
    private InMemoryEventLog log;
    @LocalServerPort
    private int port;
    private IncidentLog incidents;
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void write() {
        incidents = new IncidentLog(log);
    }

    private void events(int count) {
        for (int i = 0; i < count; i++) {
            incidents.add("i" + i,
                    History.declaration("Checkout fails", Severity.SEV2, Mode.LIVE, null, List.of(), Map.of()));
        }
    }

    private HttpRequest.Builder request(String query) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/events" + query));
    }

    private HttpResponse<String> get(String query, String... headers) throws Exception {
        HttpRequest.Builder request = request(query);
        return http.send(headers.length == 0 ? request.build() : request.headers(headers).build(),
                BodyHandlers.ofString());
    }

    @Test
    void aBatchIsCloudEventsWithThePayloadAsItWasWritten() throws Exception {
        events(1);
        incidents.by("eve", "i0", new TimelineEntryAdded("e1", EntryKind.NOTE, "Größe \"x\"\n", List.of(),
                Instant.parse("2026-01-01T00:00:00Z")));
        StoredEvent stored = log.read(1, 1).getFirst();

        HttpResponse<String> answer = get("?after=1&minPosition=2", "Accept", "application/cloudevents-batch+json");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/cloudevents-batch+json");
        assertThat(answer.headers().firstValue("Ledger-Position")).contains("2");
        assertThat(answer.body()).contains("\"data\":" + stored.payload());
        JsonNode event = JsonMapper.shared().readTree(answer.body()).get(0);
        assertThat(event.get("specversion").asString()).isEqualTo("1.0");
        assertThat(event.get("id").asString()).isEqualTo(stored.eventId());
        assertThat(event.get("source").asString()).isEqualTo("/incidents/i0");
        assertThat(event.get("type").asString()).isEqualTo("io.incidentledger.TimelineEntryAdded.v1");
        assertThat(event.get("subject").asString()).isEqualTo("i0");
        assertThat(event.get("time").asString()).isEqualTo(stored.recordedAt().toString());
        assertThat(event.get("datacontenttype").asString()).isEqualTo("application/json");
        assertThat(event.get("position").asLong()).isEqualTo(2);
        assertThat(event.get("actor").asString()).isEqualTo("eve");
        assertThat(event.propertyNames()).allMatch(name -> name.matches("[a-z0-9]+"));
    }

    @Test
    void pagesOfBatchesFollowEachOtherWithoutAHole() throws Exception {
        events(2_500);
        List<Long> positions = new ArrayList<>();
        String query = "?limit=500";
        while (query != null) {
            HttpResponse<String> page = get(query);
            JsonMapper.shared().readTree(page.body()).forEach(event -> positions.add(event.get("position").asLong()));
            query = page.headers().firstValue("Link")
                    .map(link -> link.replaceFirst("^</v1/events(.*)>; rel=\"next\"$", "$1")).orElse(null);
        }
        assertThat(positions).isEqualTo(LongStream.rangeClosed(1, 2_500).boxed().toList());
    }

    @Test
    void atTheEndThereIsAnEmptyBatch() throws Exception {
        events(2);

        HttpResponse<String> answer = get("?after=2");

        assertThat(answer.body()).isEqualTo("[]");
        assertThat(answer.headers().firstValue("Ledger-Position")).contains("2");
    }

    @Test
    void whatCanNotBeIsRefused() throws Exception {
        assertThat(get("?after=-1").statusCode()).isEqualTo(400);
        assertThat(get("?after=x").statusCode()).isEqualTo(400);
        assertThat(get("", "Accept", "text/event-stream", "Last-Event-ID", "yesterday").statusCode()).isEqualTo(400);
        assertThat(get("", "Accept", "text/html").statusCode()).isEqualTo(406);
    }

    private static List<Long> positions(HttpResponse<String> batch) {
        return JsonMapper.shared().readTree(batch.body()).valueStream().map(event -> event.get("position").asLong())
                .toList();
    }

    @Test
    void aBatchIsFilteredByTypeAndByIncident() throws Exception {
        String id = UUID.randomUUID().toString();
        events(3);
        incidents.add(id, History.declaration("Outage", Severity.SEV1, Mode.LIVE, null, List.of(), Map.of()));
        note("i1");
        note(id);
        incidents.add(id, new IncidentResolved(null, null));

        assertThat(positions(get("?minPosition=7&type=TimelineEntryAdded"))).containsExactly(5L, 6L);
        assertThat(positions(get("?type=TimelineEntryAdded&type=IncidentResolved"))).containsExactly(5L, 6L, 7L);
        for (String name : List.of(id, id.toUpperCase(Locale.ROOT), "4", "%234", "4&incident=" + id)) {
            assertThat(positions(get("?incident=" + name))).containsExactly(4L, 6L, 7L);
        }
        assertThat(positions(get("?incident=4&type=TimelineEntryAdded"))).containsExactly(6L);
        assertThat(positions(get("?incident=4&incident=1"))).containsExactly(1L, 4L, 6L, 7L);
        assertThat(positions(get("?incident=4&after=4"))).containsExactly(6L, 7L);

        HttpResponse<String> page = get("?incident=4&limit=2");
        assertThat(page.headers().firstValue("Ledger-Position")).contains("6");
        assertThat(page.headers().firstValue("Link"))
                .contains("</v1/events?incident=4&limit=2&after=6>; rel=\"next\"");
        HttpResponse<String> last = get("?incident=4&limit=2&after=6");
        assertThat(positions(last)).containsExactly(7L);
        assertThat(last.headers().firstValue("Link")).isEmpty();
        HttpResponse<String> none = get("?type=IncidentClosed");
        assertThat(none.body()).isEqualTo("[]");
        assertThat(none.headers().firstValue("Ledger-Position")).as("nothing of it was overlooked").contains("7");
    }

    private void note(String incident) {
        incidents.add(incident, new TimelineEntryAdded("e", EntryKind.NOTE, "words", List.of(), null));
    }

    @Test
    void anUnknownTypeIsRefusedWithTheKnownOnesAndAnUnknownIncidentIsNotFound() throws Exception {
        events(1);
        for (String accept : List.of("application/json", "text/event-stream")) {
            for (String type : List.of("incident-declared", "incidentDeclared", "",
                    "io.incidentledger.IncidentDeclared.v1",
                    "IncidentDeclared&type=Nothing")) {
                HttpResponse<String> refused = get("?type=" + type, "Accept", accept);
                assertThat(refused.statusCode()).isEqualTo(400);
                assertThat(refused.body()).contains("\"type\"");
            }
            assertThat(get("?type=x", "Accept", accept).body()).contains("must be one of ", "IncidentDeclared",
                    "TimelineEntryAdded");
            assertThat(get("?incident=x", "Accept", accept).body()).contains("id or the number of an incident");
            HttpResponse<String> unknown = get("?incident=2", "Accept", accept);
            assertThat(unknown.statusCode()).isEqualTo(404);
            assertThat(unknown.body()).contains("unknown-incident");
            assertThat(get("?incident=" + UUID.randomUUID(), "Accept", accept).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void aFilteredListenerMovesOnThoughNothingMatchesAndResumesWhereItWas() throws Exception {
        events(300);
        HttpRequest request = request("?after=0&type=TimelineEntryAdded").header("Accept", "text/event-stream").build();
        try (Stream<String> lines = http.send(request, BodyHandlers.ofLines()).body()) {
            Iterator<String> each = lines.filter(line -> !line.isEmpty()).iterator();
            List<String> frame = new ArrayList<>();
            while (!frame.contains("id: 300")) {
                frame.add(each.next());
            }
            assertThat(each.next()).isEqualTo("event: position");
            assertThat(each.next()).isEqualTo("data: {\"position\":300}");
            note("i7");
            String next = each.next();
            while (!next.equals("id: 301")) {
                next = each.next();
            }
            assertThat(each.next()).contains("TimelineEntryAdded");
        }
        events(1);
        note("i8");
        HttpRequest resumed = request("?after=0&type=TimelineEntryAdded").header("Accept", "text/event-stream")
                .header("Last-Event-ID", "301").build();
        try (Stream<String> lines = http.send(resumed, BodyHandlers.ofLines()).body()) {
            assertThat(lines.filter(line -> line.contains("specversion")).findFirst()).get().asString()
                    .contains("\"position\":303");
        }
    }

    @Test
    void fiftyListenersThatComeAndGoMissNothingAndGetNothingTwiceWhileEventsAreAppended()
            throws Exception {
        int total = 3_000;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<List<Long>>> heard = new ArrayList<>();
            for (int listener = 0; listener < 50; listener++) {
                Random dice = new Random(listener);
                heard.add(CompletableFuture.supplyAsync(() -> listenWithBreaks(total, dice), threads));
            }
            Thread appending = Thread.ofPlatform().start(() -> events(total));
            appending.join();
            List<Long> all = LongStream.rangeClosed(1, total).boxed().toList();
            for (CompletableFuture<List<Long>> listener : heard) {
                assertThat(listener.get(60, TimeUnit.SECONDS)).isEqualTo(all);
            }
        }
    }

    private List<Long> listenWithBreaks(int total, Random dice) {
        List<Long> positions = new ArrayList<>();
        String last = "0";
        while (positions.size() < total) {
            int patience = 1 + dice.nextInt(1_500);
            HttpRequest request = request("").header("Accept", "text/event-stream").header("Last-Event-ID", last)
                    .build();
            try (Stream<String> lines = http.send(request, BodyHandlers.ofLines()).body()) {
                Iterator<String> each = lines.filter(line -> line.startsWith(ID)).skip(1).iterator();
                for (int i = 0; i < patience && positions.size() < total; i++) {
                    last = each.next().substring(ID.length());
                    positions.add(Long.parseLong(last));
                }
            } catch (IOException | InterruptedException cut) {
                throw new IllegalStateException(cut);
            }
        }
        return positions;
    }

    @Test
    void aListenerWithoutAPositionBeginsAtTheEndAndIsToldWhereThatIs() throws Exception {
        events(3);
        HttpRequest request = request("").header("Accept", "text/event-stream").build();
        try (Stream<String> lines = http.send(request, BodyHandlers.ofLines()).body()) {
            Iterator<String> ids = lines.filter(line -> line.startsWith(ID)).iterator();
            assertThat(ids.next()).isEqualTo("id: 3");
            events(1);
            assertThat(ids.next()).isEqualTo("id: 4");
        }
    }

    /// Clients dispatch no event for a frame without data, and many do not keep its id.
    @Test
    void theFirstFrameHasDataSoThatWhoIsCutOffBeforeTheFirstEventMissesNothing() throws Exception {
        events(3);
        List<String> opened = frame("?minPosition=3");
        assertThat(opened).containsExactly("retry: 1000", "id: 3", "event: opened",
                "data: {\"after\":3,\"position\":3}");
        events(2);

        HttpRequest request = request("").header("Accept", "text/event-stream").header("Last-Event-ID", "3").build();
        try (Stream<String> lines = http.send(request, BodyHandlers.ofLines()).body()) {
            assertThat(lines.filter(line -> line.startsWith(ID)).limit(3)).containsExactly("id: 3", "id: 4", "id: 5");
        }
        assertThat(frame("?after=4")).contains("id: 4", "event: opened");
    }

    @Test
    void anIdleListenerGetsAHeartbeatNowAndThen() throws Exception {
        HttpRequest request = request("").header("Accept", "text/event-stream").build();
        try (Stream<String> lines = http.send(request, BodyHandlers.ofLines()).body()) {
            assertThat(lines.filter(line -> line.equals(":")).limit(3)).hasSize(3);
        }
    }

    @Test
    void aListenerWaitsForThePositionThatItWantsToBeginAt() throws Exception {
        assertThat(get("?minPosition=7", "Accept", "text/event-stream").body()).contains("problem:position-ahead");
    }

    /// A browser that gets a 400 does not come again: what it has heard is not of this ledger.
    @Test
    void whoHasComeFurtherThanTheLedgerIsToldSo() throws Exception {
        events(2);
        HttpResponse<String> batch = get("?after=7");
        assertThat(batch.statusCode()).isEqualTo(400);
        assertThat(batch.body()).contains("problem:position-ahead",
                "{\"parameter\":\"after\",\"detail\":\"is 7, and the ledger ends at position 2\"}");
        HttpResponse<String> listener = get("?after=1", "Accept", "text/event-stream", "Last-Event-ID", "7");
        assertThat(listener.statusCode()).isEqualTo(400);
        assertThat(listener.body()).contains("problem:position-ahead", "{\"header\":\"Last-Event-ID\"")
                .doesNotContain("after is");
    }

    @Test
    void whoIsAheadOfWhatComesInTimeHearsIt() throws Exception {
        events(1);
        CompletableFuture<HttpResponse<String>> batch = CompletableFuture.supplyAsync(() -> {
            try {
                return get("?after=2");
            } catch (Exception cut) {
                throw new IllegalStateException(cut);
            }
        });
        Thread.sleep(500);
        events(2);
        assertThat(batch.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    }

    /// The first frame of a stream, line by line.
    private List<String> frame(String query) throws Exception {
        HttpRequest request = request(query).header("Accept", "text/event-stream").build();
        try (Stream<String> lines = http.send(request, BodyHandlers.ofLines()).body()) {
            return lines.takeWhile(line -> !line.isEmpty()).toList();
        }
    }

    @Test
    void aListenerThatDoesNotReadForAWhileGetsEverythingInTheEnd() throws Exception {
        String text = "x".repeat(2_000);
        events(1);
        int total = 8_000;
        try (Socket socket = new Socket()) {
            socket.setReceiveBufferSize(4_096);
            socket.connect(new InetSocketAddress("127.0.0.1", port));
            socket.getOutputStream()
                    .write(("GET /v1/events?after=0 HTTP/1.1\r\nHost: ledger\r\nAccept: text/event-stream\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            for (int i = 1; i < total; i++) {
                incidents.add("i0", new TimelineEntryAdded("e" + i, EntryKind.NOTE, text, List.of(), null));
            }
            assertThat(positions(socket.getInputStream(), total))
                    .isEqualTo(LongStream.rangeClosed(1, total).boxed().toList());
        }
    }

    private static List<Long> positions(InputStream stream, int count) throws IOException {
        Pattern position = Pattern.compile("\"position\":([0-9]+),");
        List<Long> positions = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        byte[] buffer = new byte[65_536];
        while (positions.size() < count) {
            int read = stream.read(buffer);
            assertThat(read).isPositive();
            text.append(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
            Matcher matcher = position.matcher(text);
            int end = 0;
            while (matcher.find()) {
                positions.add(Long.parseLong(matcher.group(1)));
                end = matcher.end();
            }
            text.delete(0, end);
        }
        return positions;
    }
}
