package io.incidentledger.query.postmortem;

import java.time.Duration;
import java.util.UUID;

import io.incidentledger.events.RecordedEvent;
import io.incidentledger.ledger.memory.InMemoryEventLog;
import io.incidentledger.projection.IncidentLog;
import io.incidentledger.query.QueryApplication;
import io.incidentledger.tiers.Slow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, classes = QueryApplication.class)
@Slow
class PostmortemApiTest {

    @Autowired
    private InMemoryEventLog log;
    @LocalServerPort
    private int port;
    private WebTestClient http;
    private final String incident = UUID.randomUUID().toString();

    @BeforeEach
    void record() {
        http = WebTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).responseTimeout(Duration.ofSeconds(20))
                .build();
        IncidentLog incidents = new IncidentLog(log);
        for (RecordedEvent event : PoolExhaustion.reviewed().events()) {
            incidents.by(event.provenance().actor(), incident, event.event());
        }
    }

    private ResponseSpec get(String accept) {
        return http.get().uri("/v1/incidents/" + incident + "/postmortem").header("Accept", accept).exchange();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"application/json | application/json", "*/* | application/json",
        "text/markdown | text/markdown;charset=UTF-8", "text/html | text/html;charset=UTF-8",
        "text/* | text/markdown;charset=UTF-8", "application/json;q=0, */* | text/markdown;charset=UTF-8",
        "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | text/html;charset=UTF-8",
        "application/json;q=0.5, text/html;q=0.6 | text/html;charset=UTF-8",
        "application/pdf, */*;q=0.1 | application/json"})
    void theCallerGetsTheFormThatItLikesBest(String accept, String answered) {
        get(accept).expectStatus().isOk().expectHeader().contentType(answered).expectHeader()
                .valueEquals("Vary", "Accept, Accept-Encoding")
                .expectHeader().valueEquals("Ledger-Position", Long.toString(log.head().position()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/pdf", "image/png", "application/pdf, application/json;q=0"})
    void whatIsNotOfferedIsRefused(String accept) {
        get(accept).expectStatus().isEqualTo(406).expectHeader().contentType("application/problem+json").expectBody()
                .jsonPath("$.type").isEqualTo("urn:incident-ledger:problem:not-acceptable")
                .jsonPath("$.detail").isEqualTo("Supported media types: application/json, text/markdown, text/html.");
    }

    @Test
    void anUnreadableAcceptHeaderIsRefused() {
        get("no media type").expectStatus().isBadRequest().expectHeader().contentType("application/problem+json");
    }

    @Test
    void jsonHasTheStructureOfThePostmortem() {
        get("application/json").expectBody().jsonPath("$.incidentId").isEqualTo(incident).jsonPath("$.status")
                .isEqualTo("in-review")
                .jsonPath("$.number").isNumber()
                .jsonPath("$.sections.summary.written.author").isEqualTo("carol")
                .jsonPath("$.sections['root-cause'].generated[0]").exists()
                .jsonPath("$.impact.duration.seconds").isEqualTo(3600)
                .jsonPath("$.impact.facts.usersShare").isEqualTo(0.12)
                .jsonPath("$.timeline.signedOff.by").isEqualTo("bob")
                .jsonPath("$.timeline.items[0].kind").isEqualTo("milestone-recorded")
                .jsonPath("$.actionItems[0].status").isEqualTo("in-progress")
                .jsonPath("$.questions.length()").isEqualTo(4).jsonPath("$.deadlines[0].name")
                .isEqualTo("initial-notes");
    }

    @Test
    void thePageForbidsEverythingThatItDoesNotNeed() {
        get("text/html").expectHeader().value("Content-Security-Policy", policy -> assertThat(policy)
                .contains("default-src 'none'", "style-src 'unsafe-inline'", "frame-ancestors 'none'"))
                .expectBody(String.class).value(page -> assertThat(page).startsWith("<!DOCTYPE html>"));
    }

    @Test
    void markdownIsTheDocument() {
        get("text/markdown").expectBody(String.class)
                .value(document -> assertThat(document)
                        .startsWith("# Postmortem: Checkout fails: connection pool exhausted\n"));
    }

    @Test
    void anUnknownIncidentIsA404InEveryForm() {
        http.get().uri("/v1/incidents/" + UUID.randomUUID() + "/postmortem").header("Accept", "text/html").exchange()
                .expectStatus().isNotFound().expectHeader().contentType("application/problem+json");
    }
}
