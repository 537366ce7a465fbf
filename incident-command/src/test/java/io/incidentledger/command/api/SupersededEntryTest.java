package io.incidentledger.command.api;

import java.util.ArrayList;
import java.util.List;

import io.incidentledger.ledger.EventLog;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.tiers.Slow;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/// Callers who amend a superseded entry are told which entry is in effect, and nothing is written.
@SpringBootTest(classes = LedgerServer.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@Slow
class SupersededEntryTest {

    @Autowired
    EventLog log;

    @LocalServerPort
    int port;

    private String declare(String more) {
        return new Caller(port).send("POST", "/v1/incidents", "{\"title\":\"x\",\"severity\":\"SEV2\"" + more + "}")
                .isOk(201).text("incidentId");
    }

    private List<String> entries(String incident, String type) {
        List<String> ids = new ArrayList<>();
        for (StoredEvent event : log.readStream(incident, 0, Long.MAX_VALUE)) {
            if (event.type().equals(type)) {
                ids.add(event.eventId());
            }
        }
        return ids;
    }

    private void state(String incident, String milestone, String at) {
        new Caller(port).send("PUT", "/v1/incidents/" + incident + "/milestones/" + milestone,
                "{\"at\":\"" + at + "\"}").isOk(200);
    }

    private Caller.Answer amend(String incident, String entry, String change) {
        return new Caller(port).send("POST", "/v1/incidents/" + incident + "/timeline/" + entry + "/amend",
                "{" + change + ",\"reason\":\"a typo\"}");
    }

    @Test
    void aStartThatWasStatedAnewIsAmendedWhereItHolds() {
        String incident = declare(",\"impactStartedAt\":\"2026-02-01T10:00:00Z\"");
        state(incident, "impactStarted", "2026-02-01T09:50:00Z");
        state(incident, "impactStarted", "2026-02-01T09:40:00Z");
        List<String> stated = entries(incident, "MilestoneRecorded");
        long position = log.head().position();

        for (String superseded : stated.subList(0, 2)) {
            Caller.Answer refused = amend(incident, superseded, "\"occurredAt\":\"2026-02-01T09:30:00Z\"")
                    .isProblem(409, "entry-superseded");
            assertThat(refused.text("entryId")).isEqualTo(stated.getLast());
            assertThat(refused.text("detail")).contains(stated.getLast(), "impactStarted");
        }
        assertThat(log.head().position()).isEqualTo(position);
        assertThat(amend(incident, stated.getLast(), "\"occurredAt\":\"2026-02-01T09:30:00Z\"").isOk(200).body()
                .path("changed").asBoolean()).isTrue();
    }

    @Test
    void ofAResolutionThatWasAtAnotherTimeTheWordsAreAmendedAndTheTimeIsNot() {
        String incident = declare("");
        new Caller(port).send("POST", "/v1/incidents/" + incident + "/resolve",
                "{\"message\":\"fixd\",\"at\":\"2026-02-01T10:40:00Z\"}").isOk(200);
        state(incident, "resolved", "2026-02-01T10:20:00Z");
        String resolved = entries(incident, "IncidentResolved").getFirst();
        List<String> stated = entries(incident, "MilestoneRecorded");

        assertThat(amend(incident, resolved, "\"occurredAt\":\"2026-02-01T10:30:00Z\"")
                .isProblem(409, "entry-superseded").text("entryId")).isEqualTo(stated.getLast());
        amend(incident, resolved, "\"message\":\"fixed\"").isOk(200);
        assertThat(amend(incident, stated.getFirst(), "\"occurredAt\":\"2026-02-01T10:30:00Z\"").isOk(200).body()
                .path("changed").asBoolean()).as("from now on the impact ends at another time than the incident")
                .isTrue();

        new Caller(port).send("POST", "/v1/incidents/" + incident + "/timeline/" + stated.getLast() + "/retract",
                "{\"reason\":\"it was right\"}").isOk(200);
        amend(incident, resolved, "\"occurredAt\":\"2026-02-01T10:30:00Z\"").isOk(200);
    }
}
