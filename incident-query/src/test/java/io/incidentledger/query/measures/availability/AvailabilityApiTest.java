package io.incidentledger.query.measures.availability;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.IncidentCancelled;
import io.incidentledger.events.IncidentEvent.MilestoneRecorded;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.Mode;
import io.incidentledger.events.Severity;
import io.incidentledger.query.FreshLedgerApi;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

import static io.incidentledger.events.History.declaration;
import static io.incidentledger.events.History.impact;
import static io.incidentledger.events.History.interval;
import static io.incidentledger.events.History.stated;
import static io.incidentledger.events.History.time;
import static org.assertj.core.api.Assertions.assertThat;

class AvailabilityApiTest extends FreshLedgerApi {

    private static final String DAY = "from=2024-03-05&to=2024-03-06";

    private String incident(Mode mode, String service, IncidentEvent... events) {
        String id = UUID.randomUUID().toString();
        incidents.by("ada", id, declaration("t", Severity.SEV2, mode, "14:00", List.of(service), Map.of()));
        if (events.length > 0) {
            incidents.by("ada", id, events);
        }
        return id;
    }

    private ResponseSpec get(String service, String query) {
        return http.get().uri(URI.create(base() + "/v1/services/" + service + "/availability?" + query
                + (query.contains("asOf") ? "" : "&minPosition=" + log.head().position()))).exchange();
    }

    private BodyContentSpec read(String service, String query) {
        return get(service, query).expectStatus().isOk().expectBody();
    }

    @Test
    void downtimeComesWithItsShareItsLevelsAndItsIncidents() {
        String id = incident(Mode.LIVE, "web",
                impact(interval("web", "13:00", "13:30"), interval("web", "13:20", "14:00")));
        incident(Mode.LIVE, "web", stated(Milestone.IMPACT_STARTED, "23:00"));

        read("web", DAY).jsonPath("$.service").isEqualTo("web").jsonPath("$.position").isEqualTo(4)
                .jsonPath("$.from").isEqualTo("2024-03-05T00:00:00Z").jsonPath("$.to").isEqualTo("2024-03-06T00:00:00Z")
                .jsonPath("$.observedSeconds").isEqualTo(86_400).jsonPath("$.downtimeSeconds").isEqualTo(7_200)
                .jsonPath("$.downtimeShare").isEqualTo(0.083333333).jsonPath("$.availability").isEqualTo(0.916666667)
                .jsonPath("$.levels.length()").isEqualTo(4).jsonPath("$.levels[3].level").isEqualTo("unknown")
                .jsonPath("$.blanks").isEqualTo(0).jsonPath("$.invalids").isEqualTo(0)
                .jsonPath("$.incidentCount").isEqualTo(2).jsonPath("$.incidents[0].incidentId").isEqualTo(id)
                .jsonPath("$.incidents[0].number").isEqualTo(1).jsonPath("$.incidents[0].stretchCount").isEqualTo(2)
                .jsonPath("$.incidents[0].stretches[0].from").isEqualTo("2024-03-05T13:00:00Z")
                .jsonPath("$.incidents[1].stretches[0].to").isEqualTo("2024-03-06T00:00:00Z")
                .jsonPath("$.incidents[1].stretches[0].lasting").isEqualTo(true);
        read("web", DAY + "&limit=1").jsonPath("$.incidents.length()").isEqualTo(1).jsonPath("$.incidentCount")
                .isEqualTo(2).jsonPath("$.downtimeSeconds").isEqualTo(7_200);
        read("web", "from=2024-03-05&to=2024-03-06&zone=Europe/Berlin").jsonPath("$.from")
                .isEqualTo("2024-03-04T23:00:00Z");
    }

    @Test
    void aServiceThatNoIncidentNamedWasNeverDown() {
        read("nobody", DAY).jsonPath("$.downtimeSeconds").isEqualTo(0).jsonPath("$.availability").isEqualTo(1)
                .jsonPath("$.incidentCount").isEqualTo(0);
        read("nobody", "from=2990-01-01&to=2990-01-02").jsonPath("$.observedSeconds").isEqualTo(0)
                .jsonPath("$.availability").isEmpty();
    }

    @Test
    void namesArePercentEncodedAndComparedByTheirKeys() {
        incident(Mode.LIVE, "Caf\u00e9 / web", stated(Milestone.IMPACT_STARTED, "13:00"),
                stated(Milestone.IMPACT_ENDED, "13:10"));

        for (String name : List.of("Caf%C3%A9%20%2F%20web", "Cafe%CC%81%20%2F%20web%20",
                "Caf%C3%A9%E2%80%8B%20%2F%20web")) {
            read(name, DAY).jsonPath("$.downtimeSeconds").isEqualTo(600);
        }
        get("%E2%80%8B", DAY).expectStatus().isBadRequest().expectBody().jsonPath("$.errors[0].parameter")
                .isEqualTo("name");
    }

    @Test
    void whatIsOutOfTheMeasuresIsOutHereUnlessAskedFor() {
        incident(Mode.DRILL, "web", stated(Milestone.IMPACT_STARTED, "13:00"), stated(Milestone.IMPACT_ENDED, "13:10"));
        incident(Mode.BACKFILL, "web", stated(Milestone.IMPACT_STARTED, "15:00"),
                stated(Milestone.IMPACT_ENDED, "15:01"));
        String cancelled = incident(Mode.LIVE, "web", stated(Milestone.IMPACT_STARTED, "16:00"),
                stated(Milestone.IMPACT_ENDED, "16:02"));
        incidents.by("ada", cancelled, new IncidentCancelled("false alarm", null));

        read("web", DAY).jsonPath("$.downtimeSeconds").isEqualTo(60).jsonPath("$.included.length()").isEqualTo(0);
        read("web", DAY + "&include=drill,cancelled").jsonPath("$.downtimeSeconds").isEqualTo(780)
                .jsonPath("$.included[0]").isEqualTo("cancelled");
    }

    @Test
    void asOfAMomentItIsWhatTheLedgerKnewThenAndFinal() {
        String id = incident(Mode.LIVE, "web", stated(Milestone.IMPACT_STARTED, "13:00"),
                stated(Milestone.IMPACT_ENDED, "13:30"));
        long then = log.head().position();
        String before = digest("web", then);
        incidents.by("ada", id, new MilestoneRecorded(Milestone.IMPACT_ENDED, null, "was longer", time("14:00")));
        incident(Mode.LIVE, "web", stated(Milestone.IMPACT_STARTED, "18:00"), stated(Milestone.IMPACT_ENDED, "19:00"));

        read("web", DAY).jsonPath("$.downtimeSeconds").isEqualTo(7_200);
        read("web", DAY + "&asOf=" + then).jsonPath("$.downtimeSeconds").isEqualTo(1_800);
        assertThat(digest("web", then)).isEqualTo(before).startsWith("sha-256=:");
        read("web", DAY + "&asOf=1").jsonPath("$.downtimeSeconds").isEqualTo(0);
    }

    private String digest(String service, long position) {
        return get(service, DAY + "&asOf=" + position).expectStatus().isOk().expectHeader()
                .valueEquals("Ledger-As-Of-Final", "true").expectBody().returnResult().getResponseHeaders()
                .getFirst("Repr-Digest");
    }

    @Test
    void whatLastsIsDownUpToTheMomentOfAsking() {
        Instant declared = Instant.now();
        incident(Mode.LIVE, "web", new MilestoneRecorded(Milestone.IMPACT_STARTED, null, null, time("13:00")));

        read("web", "from=2024-03-05T12:00:00Z&to=2999-01-01T00:00:00Z").jsonPath("$.downtimeSeconds")
                .value(Double.class, seconds -> assertThat(seconds)
                        .isGreaterThan(declared.getEpochSecond() - time("13:00").getEpochSecond()))
                .jsonPath("$.incidents[0].stretches[0].lasting").isEqualTo(true);
    }

    @Test
    void aWindowHasTwoEndsInOrder() {
        for (String wrong : List.of("from=2024-03-05", "to=2024-03-05", "from=2024-03-05&to=2024-03-05",
                "from=2024-03-05&to=yesterday", "from=2024-03-05&to=2024-03-06&level=full",
                "from=2024-03-05&to=2024-03-06&include=all", "from=2024-03-05&to=2024-03-06&limit=501")) {
            get("web", wrong).expectStatus().isBadRequest().expectBody().jsonPath("$.type")
                    .isEqualTo("urn:incident-ledger:problem:invalid-parameters");
        }
    }
}
