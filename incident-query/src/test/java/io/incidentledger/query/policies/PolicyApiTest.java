package io.incidentledger.query.policies;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.incidentledger.events.IncidentEvent.IncidentReopened;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.Mode;
import io.incidentledger.events.PolicyEvent.PolicyAdopted;
import io.incidentledger.events.Severity;
import io.incidentledger.events.codec.EventCodec;
import io.incidentledger.events.policy.CustomMeasureDefinition;
import io.incidentledger.events.policy.MeasurePolicy;
import io.incidentledger.events.policy.MilestoneOccurrence;
import io.incidentledger.events.policy.OccurrenceChoice;
import io.incidentledger.events.policy.Weekday;
import io.incidentledger.events.policy.WorkingHours;
import io.incidentledger.query.FreshLedgerApi;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

import static io.incidentledger.events.History.declaration;
import static io.incidentledger.events.History.stated;
import static io.incidentledger.events.History.time;
import static org.assertj.core.api.Assertions.assertThat;

class PolicyApiTest extends FreshLedgerApi {

    private static final WorkingHours OFFICE = new WorkingHours("UTC", List.of(Weekday.values()), "09:00", "15:00",
            null);

    private void adopt(int version, CustomMeasureDefinition... measures) {
        String payload = new EventCodec()
                .write(new PolicyAdopted(MeasurePolicy.NAME, version, new MeasurePolicy(List.of(measures)).content()));
        incidents.addForeign("Policy", MeasurePolicy.NAME, "PolicyAdopted", payload);
    }

    private static CustomMeasureDefinition measure(String key, MilestoneOccurrence to, WorkingHours hours) {
        return new CustomMeasureDefinition(key, null, MilestoneOccurrence.of(Milestone.DECLARED), to, null, true,
                hours);
    }

    private ResponseSpec get(String path) {
        return http.get().uri(path + (path.contains("?") ? "&" : "?") + "minPosition=" + log.head().position())
                .exchange();
    }

    private BodyContentSpec read(String path) {
        return get(path).expectStatus().isOk().expectBody();
    }

    /// Adds an incident that was resolved at 14:40, reopened, and finally resolved at 16:00.
    private String incident(Mode mode) {
        String id = UUID.randomUUID().toString();
        incidents.by("ada", id, declaration("t", Severity.SEV2, mode, "14:00", List.of(), Map.of()),
                stated(Milestone.IMPACT_STARTED, "13:50"), new IncidentResolved(null, time("14:40")),
                new IncidentReopened(null, time("15:10")), new IncidentResolved(null, time("16:00")));
        return id;
    }

    @Test
    void theDefinitionsInForceDecideWhatAnIncidentsDurationsAre() {
        String id = incident(Mode.LIVE);
        read("/v1/incidents/" + id).jsonPath("$.definitionVersion").isEqualTo(2)
                .jsonPath("$.durations.timeToResolve.seconds").isEqualTo(130 * 60)
                .jsonPath("$.durations.length()").isEqualTo(9);

        adopt(1, measure("timeToFirstResolution", new MilestoneOccurrence(Milestone.RESOLVED, OccurrenceChoice.FIRST),
                null),
                measure("timeToResolve", MilestoneOccurrence.of(Milestone.RESOLVED), OFFICE));
        read("/v1/incidents/" + id).jsonPath("$.definitionVersion").isEqualTo(3)
                .jsonPath("$.durations.timeToFirstResolution.seconds").isEqualTo(40 * 60)
                .jsonPath("$.durations.timeToResolve.seconds").isEqualTo(60 * 60)
                .jsonPath("$.durations.length()").isEqualTo(10);
        read("/v1/incidents").jsonPath("$.items[0].definitionVersion").isEqualTo(3)
                .jsonPath("$.items[0].durations.timeToFirstResolution.seconds").isEqualTo(40 * 60);
        read("/v1/incidents/" + id + "/postmortem").jsonPath("$.durations.timeToFirstResolution.seconds")
                .isEqualTo(40 * 60);
    }

    @Test
    void measuresAreWorkedOutAndNamedByTheDefinitionsInForce() {
        incident(Mode.LIVE);
        incident(Mode.BACKFILL);
        get("/v1/measures?measure=timeToFirstResolution").expectStatus().isBadRequest().expectBody()
                .jsonPath("$.errors[0].parameter").isEqualTo("measure");

        adopt(1, measure("timeToFirstResolution", new MilestoneOccurrence(Milestone.RESOLVED, OccurrenceChoice.FIRST),
                OFFICE));
        read("/v1/measures?measure=timeToFirstResolution,timeToResolve").jsonPath("$.definitionVersion").isEqualTo(3)
                .jsonPath("$.groups[0].measures.timeToFirstResolution.n").isEqualTo(1)
                .jsonPath("$.groups[0].measures.timeToFirstResolution.leftOut").isEqualTo(1)
                .jsonPath("$.groups[0].measures.timeToFirstResolution.maxSeconds").isEqualTo(40 * 60)
                .jsonPath("$.groups[0].measures.timeToResolve.n").isEqualTo(2)
                .jsonPath("$.definitions.length()").isEqualTo(2)
                .jsonPath("$.definitions[0].key").isEqualTo("timeToResolve")
                .jsonPath("$.definitions[0].fromOccurrence").isEmpty()
                .jsonPath("$.definitions[1].to").isEqualTo("resolved")
                .jsonPath("$.definitions[1].toOccurrence").isEqualTo("first")
                .jsonPath("$.definitions[1].response").isEqualTo(true)
                .jsonPath("$.definitions[1].calendar.from").isEqualTo("09:00");

        adopt(2);
        get("/v1/measures?measure=timeToFirstResolution").expectStatus().isBadRequest().expectBody()
                .jsonPath("$.detail").value(String.class,
                        detail -> assertThat(detail).contains("timeToDetect")
                                .contains("timeBetweenFailures").doesNotContain("timeToFirstResolution"));
        read("/v1/measures").jsonPath("$.definitionVersion").isEqualTo(4);
    }

    @Test
    void aPolicyIsReadWithAllItsVersions() {
        read("/v1/policies/measures").jsonPath("$.version").isEqualTo(0).jsonPath("$.content").isEmpty()
                .jsonPath("$.versions.length()").isEqualTo(0);

        adopt(1, measure("a", MilestoneOccurrence.of(Milestone.CLOSED), null));
        incident(Mode.LIVE);
        adopt(2);
        read("/v1/policies/measures").jsonPath("$.name").isEqualTo("measures").jsonPath("$.version").isEqualTo(2)
                .jsonPath("$.content.measures.length()").isEqualTo(0)
                .jsonPath("$.versions[0].version").isEqualTo(2).jsonPath("$.versions[0].position").isEqualTo(7)
                .jsonPath("$.versions[1].version").isEqualTo(1).jsonPath("$.versions[1].position").isEqualTo(1)
                .jsonPath("$.versions[1].actor").isEqualTo("ada").jsonPath("$.versions[1].recordedAt").isNotEmpty()
                .jsonPath("$.versions[1].content.measures[0].key").isEqualTo("a")
                .jsonPath("$.position").isEqualTo(7);
    }

    @Test
    void anotherPolicyIsUnknown() {
        get("/v1/policies/vacations").expectStatus().isNotFound().expectBody().jsonPath("$.type")
                .isEqualTo("urn:incident-ledger:problem:unknown-policy");
        http.get().uri("/v1/policies/measures?colour=red").exchange().expectStatus().isBadRequest();
    }

    @Test
    void aPolicyIsInTheFeedAndInNoView() {
        adopt(1, measure("a", MilestoneOccurrence.of(Milestone.CLOSED), null));

        read("/v1/events").jsonPath("$[0].source").isEqualTo("/streams/Policy/measures").jsonPath("$[0].type")
                .isEqualTo("io.incidentledger.PolicyAdopted.v1").jsonPath("$[0].subject").isEqualTo("measures")
                .jsonPath("$[0].data.version").isEqualTo(1);
        read("/v1/incidents").jsonPath("$.items.length()").isEqualTo(0);
        read("/v1/measures").jsonPath("$.groups[0].incidents").isEqualTo(0);
        http.get().uri("/v1/incidents/measures").exchange().expectStatus().isNotFound();
        http.get().uri("/actuator/health/readiness").exchange().expectStatus().isOk();
    }
}
