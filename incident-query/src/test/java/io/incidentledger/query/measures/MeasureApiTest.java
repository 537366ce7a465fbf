package io.incidentledger.query.measures;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.incidentledger.eventlog.memory.InMemoryEventLog;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.Mode;
import io.incidentledger.events.Severity;
import io.incidentledger.query.QueryApplication;
import io.incidentledger.view.IncidentLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

import static io.incidentledger.query.History.declaration;
import static io.incidentledger.query.History.stated;
import static io.incidentledger.query.History.time;

/// One ledger for all tests: each asks for a year of its own.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, classes = QueryApplication.class)
class MeasureApiTest {

    @Autowired
    private InMemoryEventLog log;
    @LocalServerPort
    private int port;
    private IncidentLog incidents;
    private WebTestClient http;

    @BeforeEach
    void connect() {
        incidents = new IncidentLog(log);
        http = WebTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).responseTimeout(Duration.ofSeconds(20))
                .build();
    }

    private String declare(String declaredAt, int minutes, String... services) {
        String id = UUID.randomUUID().toString();
        Instant end = time(declaredAt).plusSeconds(60L * minutes);
        incidents.by("ada", id, declaration("t", Severity.SEV2, Mode.LIVE, declaredAt, List.of(services), Map.of()),
                stated(Milestone.IMPACT_STARTED, declaredAt), stated(Milestone.IMPACT_ENDED, end.toString()),
                new IncidentResolved(null, end));
        return id;
    }

    private ResponseSpec get(String query) {
        return http.get().uri("/v1/measures?minPosition=" + log.head().position() + query).exchange();
    }

    private BodyContentSpec read(String query) {
        return get(query).expectStatus().isOk().expectBody();
    }

    @Test
    void withoutAGroupingThereIsOneGroupOfAll() {
        declare("2021-05-01T10:00:00Z", 10, "shop");
        declare("2021-05-02T10:00:00Z", 30, "shop");
        long head = log.head().position();

        get("&from=2021-01-01&to=2022-01-01").expectHeader().valueEquals("Ledger-Position", Long.toString(head))
                .expectBody()
                .jsonPath("$.position").isEqualTo(head).jsonPath("$.definitionVersion").isEqualTo(1).jsonPath("$.zone")
                .isEqualTo("UTC")
                .jsonPath("$.from").isEqualTo("2021-01-01T00:00:00Z").jsonPath("$.groupBy").isEmpty()
                .jsonPath("$.groups.length()").isEqualTo(1)
                .jsonPath("$.groups[0].key").isEqualTo("all").jsonPath("$.groups[0].incidents").isEqualTo(2)
                .jsonPath("$.groups[0].measures.timeToRestore.n").isEqualTo(2)
                .jsonPath("$.groups[0].measures.timeToRestore.meanSeconds").isEqualTo(1200)
                .jsonPath("$.groups[0].measures.timeToRestore.medianSeconds").isEqualTo(1200)
                .jsonPath("$.groups[0].measures.timeToRestore.p75Seconds").isEqualTo(1500)
                .jsonPath("$.groups[0].measures.timeToRestore.p90Seconds").isEmpty()
                .jsonPath("$.groups[0].measures.timeToRestore.maxSeconds").isEqualTo(1800)
                .jsonPath("$.groups[0].measures.timeToDetect.blanks").isEqualTo(2)
                .jsonPath("$.groups[0].measures.timeBetweenFailures.n").isEqualTo(1)
                .jsonPath("$.groups[0].measures.timeBetweenFailures.maxSeconds").isEqualTo(86400 - 600)
                .jsonPath("$.openIncidents.length()").isEqualTo(0);
    }

    @Test
    void servicesShowTheGapThatIsStillOpenBesideTheirAverages() {
        declare("2022-05-01T10:00:00Z", 10, "web", "api");

        read("&groupBy=service&measure=timeBetweenFailures&from=2022-01-01&to=2022-05-02T10:10:00Z")
                .jsonPath("$.groups[0].key")
                .isEqualTo("api")
                .jsonPath("$.groups[1].key").isEqualTo("web").jsonPath("$.groups[1].openGapSeconds").isEqualTo(86400)
                .jsonPath("$.groups[1].measures.timeBetweenFailures.n").isEqualTo(0)
                .jsonPath("$.groups[1].measures.timeBetweenFailures.meanSeconds").isEmpty()
                .jsonPath("$.note").isNotEmpty();
    }

    @Test
    void periodsMayBeGivenAsDaysOfAZone() {
        declare("2024-04-30T21:59:59Z", 1);
        declare("2024-04-30T22:00:00Z", 2);
        declare("2024-05-31T21:59:59Z", 3);
        declare("2024-05-31T22:00:00Z", 4);

        read("&from=2024-05-01&to=2024-06-01&zone=Europe/Berlin&groupBy=month").jsonPath("$.groups.length()")
                .isEqualTo(1)
                .jsonPath("$.groups[0].key").isEqualTo("2024-05").jsonPath("$.groups[0].incidents").isEqualTo(2)
                .jsonPath("$.from").isEqualTo("2024-04-30T22:00:00Z").jsonPath("$.to")
                .isEqualTo("2024-05-31T22:00:00Z");
        read("&from=2024-04-30T22:00:00Z&to=2024-06-01T00:00:00+02:00").jsonPath("$.groups[0].incidents")
                .isEqualTo(2);
    }

    @Test
    void measuresAndInclusionsMayBeRepeatedOrSeparatedByCommas() {
        read("&measure=timeToRestore,timeToResolve&measure=timeToDetect&include=drill,merged&include=cancelled")
                .jsonPath("$.groups[0].measures.length()").isEqualTo(3)
                .jsonPath("$.included.length()").isEqualTo(3).jsonPath("$.definitions.length()").isEqualTo(3);
    }

    @Test
    void openIncidentsHaveTheirNumbers() {
        String id = UUID.randomUUID().toString();
        incidents.by("ada", id,
                declaration("t", Severity.SEV2, Mode.LIVE, "2023-05-01T10:00:00Z", List.of(), Map.of()));

        read("").jsonPath("$.openIncidents[0].incidentId").isEqualTo(id).jsonPath("$.openIncidents[0].number")
                .isEqualTo(1)
                .jsonPath("$.openIncidents[0].ageSeconds").isNumber().jsonPath("$.groups[0].open").isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"groupBy=colour | groupBy", "groupBy=all | groupBy", "measure=mttr | measure",
        "measure=timeToRestore,  | measure", "severity=worst | severity", "include=everything | include",
        "zone=Mars/Olympus | zone",
        "from=yesterday | from", "to=2024-13-01 | to", "from=2024-05-02&to=2024-05-02 | to", "from=1969-01-01 | from",
        "asOf=3 | asOf", "groupBy=month&groupBy=week | groupBy"})
    void wrongParametersAreNamed(String query, String parameter) {
        get("&" + query).expectStatus().isBadRequest().expectBody().jsonPath("$.type")
                .isEqualTo("urn:incident-ledger:problem:invalid-parameters").jsonPath("$.errors[0].pointer")
                .isEqualTo(parameter);
    }
}
