package io.incidentledger.query.timeline;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.incidentledger.events.EntryKind;
import io.incidentledger.events.IncidentEvent.DuplicateAbsorbed;
import io.incidentledger.events.IncidentEvent.EntryAmended;
import io.incidentledger.events.IncidentEvent.EntryBackdated;
import io.incidentledger.events.IncidentEvent.EntryMovedAway;
import io.incidentledger.events.IncidentEvent.EntryRetracted;
import io.incidentledger.events.IncidentEvent.IncidentMerged;
import io.incidentledger.events.IncidentEvent.RoleAssigned;
import io.incidentledger.events.IncidentEvent.RoleUnassigned;
import io.incidentledger.events.IncidentEvent.TimelineEntryAdded;
import io.incidentledger.events.Mode;
import io.incidentledger.events.Role;
import io.incidentledger.events.Severity;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.query.QueryApi;
import org.junit.jupiter.api.Test;

import static io.incidentledger.events.History.declaration;

/// Tests the details that the recorded timeline shows of events.
class RecordedTimelineApiTest extends QueryApi {

    private static final Instant AT = Instant.parse("2026-02-01T10:00:00Z");

    private final String id = UUID.randomUUID().toString();
    private final String other = UUID.randomUUID().toString();

    @Test
    void correctionsNameTheEntryThatTheyCorrect() {
        declare();
        incidents.add(id, new TimelineEntryAdded("n1", EntryKind.NOTE, "one", List.of(), AT));
        incidents.add(id, new RoleAssigned(Role.SCRIBE, "bob", null, null, null));
        String role = log.readStream(id, 2, Long.MAX_VALUE, 1).stream().map(StoredEvent::eventId).findFirst()
                .orElseThrow();
        incidents.add(id, new EntryAmended("n1", 1, "two", null, null, null, null, "typo", null));
        incidents.add(id, new EntryBackdated(role, 2, AT, "earlier", null));
        incidents.add(id, new EntryMovedAway("n1", 1, other, "n2", "elsewhere", null));
        incidents.add(id, new EntryRetracted("n1", 1, "wrong", null));

        http.get().uri("/v1/incidents/" + id + "/timeline?view=recorded&order=recorded").exchange().expectStatus()
                .isOk().expectBody()
                .jsonPath("$.items[1].entryId").isEqualTo("n1")
                .jsonPath("$.items[1].details.entryId").doesNotExist()
                .jsonPath("$.items[2].entryId").isEqualTo(role)
                .jsonPath("$.items[3].kind").isEqualTo("entry-amended")
                .jsonPath("$.items[3].details.entryId").isEqualTo("n1")
                .jsonPath("$.items[3].details.entrySequence").isEqualTo(1)
                .jsonPath("$.items[4].kind").isEqualTo("entry-backdated")
                .jsonPath("$.items[4].details.entryId").isEqualTo(role)
                .jsonPath("$.items[5].kind").isEqualTo("entry-moved-away")
                .jsonPath("$.items[5].details.entryId").isEqualTo("n1")
                .jsonPath("$.items[5].details.newEntryId").isEqualTo("n2")
                .jsonPath("$.items[6].kind").isEqualTo("entry-retracted")
                .jsonPath("$.items[6].details.entryId").isEqualTo("n1");
    }

    @Test
    void rolesShowTheirReasons() {
        declare();
        incidents.add(id, new RoleAssigned(Role.SCRIBE, "bob", null, "types fast", null));
        incidents.add(id, new RoleUnassigned(Role.SCRIBE, "bob", "end of shift", null));

        http.get().uri("/v1/incidents/" + id + "/timeline?order=recorded").exchange().expectStatus().isOk()
                .expectBody()
                .jsonPath("$.items[1].message").isEqualTo("bob is scribe: types fast")
                .jsonPath("$.items[1].details.reason").isEqualTo("types fast")
                .jsonPath("$.items[2].details.reason").isEqualTo("end of shift");
    }

    @Test
    void oneEntryIsReadAsTheTimelineShowsIt() {
        declare();
        incidents.add(id, new TimelineEntryAdded("n1", EntryKind.NOTE, "one", List.of(), AT));
        long before = log.head().position();
        incidents.add(id, new EntryAmended("n1", 1, "two", null, null, null, null, "typo", null));
        String path = "/v1/incidents/" + id + "/timeline/n1";

        http.get().uri(path).exchange().expectStatus().isOk()
                .expectHeader().exists("Ledger-Position").expectHeader().exists("ETag").expectBody()
                .jsonPath("$.entryId").isEqualTo("n1")
                .jsonPath("$.kind").isEqualTo("note")
                .jsonPath("$.message").isEqualTo("two")
                .jsonPath("$.corrected").isEqualTo(true)
                .jsonPath("$.corrections[0].reason").isEqualTo("typo");
        http.get().uri(path + "?asOf=" + before).exchange().expectStatus().isOk()
                .expectHeader().valueEquals("Ledger-As-Of-Final", "true").expectBody()
                .jsonPath("$.message").isEqualTo("one")
                .jsonPath("$.corrected").isEqualTo(false);
        http.get().uri(path + "?asOf=" + (before - 1)).exchange().expectStatus().isNotFound().expectBody()
                .jsonPath("$.type").isEqualTo("urn:incident-ledger:problem:unknown-timeline-entry");
        http.get().uri("/v1/incidents/" + other + "/timeline/n1").exchange().expectStatus().isNotFound();
        http.get().uri(path + "?colour=red").exchange().expectStatus().isBadRequest();
    }

    @Test
    void anEntryOfAnAbsorbedIncidentIsReadThereAndHere() {
        declare();
        incidents.add(id, new TimelineEntryAdded("n1", EntryKind.NOTE, "one", List.of(), AT));
        incidents.add(id, new IncidentMerged(other, null, AT));
        incidents.add(other, new DuplicateAbsorbed(id, AT));

        http.get().uri("/v1/incidents/" + other + "/timeline/n1").exchange().expectStatus().isOk().expectBody()
                .jsonPath("$.incidentId").isEqualTo(id);
        http.get().uri("/v1/incidents/" + id + "/timeline/n1").exchange().expectStatus().isOk().expectBody()
                .jsonPath("$.incidentId").doesNotExist();
    }

    private void declare() {
        for (String incident : List.of(id, other)) {
            incidents.add(incident, declaration("Outage", Severity.SEV2, Mode.LIVE, null, List.of(), Map.of()));
        }
    }
}
