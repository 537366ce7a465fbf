package io.incidentledger.command.api;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import io.incidentledger.http.IncidentRepresentationReader;
import io.incidentledger.tiers.Slow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/// Tests what callers get who prefer an incident to a receipt, on a server with a scripted query side.
@SpringBootTest(classes = {HttpServer.class, ScriptedPipeline.class, ReturnPreferenceTest.ScriptedReader.class},
        webEnvironment = WebEnvironment.RANDOM_PORT)
@Slow
class ReturnPreferenceTest {

    private static final String ID = "0f8fad5b-d9cb-469f-a165-70867728950e";
    private static final String INCIDENT = "/v1/incidents/" + ID;

    @Autowired
    ScriptedPipeline pipeline;

    @Autowired
    ScriptedReader reader;

    @LocalServerPort
    int port;

    private Caller caller;

    record Shown(String incidentId, long number) {}

    static final class ScriptedReader implements IncidentRepresentationReader {

        private final AtomicReference<String> asked = new AtomicReference<>("");
        private volatile boolean late;

        @Override
        public Class<?> bodyType() {
            return Shown.class;
        }

        @Override
        public Mono<ResponseEntity<Object>> read(String incidentId, long position) {
            asked.set(incidentId + "@" + position);
            return late
                    ? Mono.empty()
                    : Mono.just(ResponseEntity.ok().header("Ledger-Position", "18").eTag("\"5\"")
                            .body(new Shown(incidentId, 7)));
        }
    }

    @BeforeEach
    void startAnew() {
        pipeline.reset();
        reader.asked.set("");
        reader.late = false;
        caller = new Caller(port);
    }

    @Test
    void aRepresentationTakesThePlaceOfTheReceipt() {
        Caller.Answer answer = caller.send("POST", INCIDENT + "/acknowledge", "{}", "Prefer", "return=representation")
                .isOk(200);

        assertThat(answer.body().toString()).isEqualTo("{\"incidentId\":\"" + ID + "\",\"number\":7}");
        assertThat(reader.asked).hasValue(ID + "@17");
        assertThat(answer.header("Preference-Applied")).isEqualTo("return=representation");
        assertThat(answer.header("Content-Location")).isEqualTo(INCIDENT);
        assertThat(answer.header("Ledger-Position")).isEqualTo("18");
        assertThat(answer.header("ETag")).isEqualTo("\"5\"");
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.header("Idempotency-Replayed")).isNull();
    }

    @Test
    void whatCreatesSomethingKeepsItsStatusAndItsLocation() {
        Caller.Answer answer = caller.send("POST", INCIDENT + "/timeline", "{\"kind\":\"note\",\"message\":\"x\"}",
                "Prefer", "return=representation").isOk(201);

        assertThat(answer.header("Location")).startsWith(INCIDENT + "/timeline/");
        assertThat(answer.header("Content-Location")).isEqualTo(INCIDENT);
        assertThat(answer.body().path("number").asLong()).isEqualTo(7);
    }

    @Test
    void aRepetitionIsShownToo() {
        pipeline.replayed = true;

        Caller.Answer answer = caller.send("POST", INCIDENT + "/acknowledge", "{}", "Prefer", "return=representation",
                "Idempotency-Key", "k").isOk(200);

        assertThat(answer.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(answer.body().path("number").asLong()).isEqualTo(7);
    }

    @Test
    void whatCannotBeShownInTimeIsAnsweredWithItsReceipt() {
        reader.late = true;

        Caller.Answer answer = caller.send("POST", INCIDENT + "/acknowledge", "{}", "Prefer", "return=representation")
                .isOk(200);

        assertThat(answer.body().path("changed").asBoolean()).isTrue();
        assertThat(answer.header("ETag")).isEqualTo("\"4\"");
        assertThat(answer.header("Preference-Applied")).isNull();
        assertThat(answer.header("Content-Location")).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', nullValues = "-", value = {"-|false", "return=minimal|false",
        "return=representation|true", "Return=Representation|true", "return=\"representation\"|true",
        "return = representation|true", "wait=5, return=representation; x=1|true", ",,return=representation|true",
        "return=minimal, return=representation|false", "return=representation, return=minimal|true",
        "return=existing, return=representation|false", "x=\"a, return=representation\"|false",
        "x=\"\\\", return=representation\"|false", "foo;return=representation|false", "return|false", "return=|false",
        "return=\"|false", "representation|false", "xreturn=representation|false", "return=everything|false"})
    void theFirstReturnCounts(String preference, boolean shown) {
        Caller.Answer answer = preference == null
                ? caller.send("POST", INCIDENT + "/acknowledge", "{}").isOk(200)
                : caller.send("POST", INCIDENT + "/acknowledge", "{}", "Prefer", preference).isOk(200);

        assertThat(answer.body().has("number")).isEqualTo(shown);
        assertThat(answer.header("Preference-Applied")).isEqualTo(shown ? "return=representation" : null);
    }

    @Test
    void linesAreOneList() {
        assertThat(caller.send("POST", INCIDENT + "/acknowledge", "{}", "Prefer", "respond-async", "Prefer",
                "return=representation").isOk(200).body().has("number")).isTrue();
    }

    @Test
    void aLongHeaderIsReadInOnePass() {
        HttpHeaders headers = new HttpHeaders();
        headers.put("Prefer", List.of("a=\"\\\"\",".repeat(100_000) + "return=representation"));

        assertThat(ReturnPreference.of(headers)).isEqualTo(ReturnPreference.REPRESENTATION);
    }
}
