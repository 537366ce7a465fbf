package io.incidentledger.query.policies;

import java.time.Instant;
import java.util.Map;

import io.incidentledger.events.EventProvenance;
import io.incidentledger.events.PolicyEvent.PolicyAdopted;

/// A version of a policy, which is in force from its position to that of the next version.
record AdoptedPolicy(PolicyAdopted policy, long position, Instant recordedAt, EventProvenance provenance) {

    int version() {
        return policy.version();
    }

    Map<String, Object> content() {
        return policy.content();
    }
}
