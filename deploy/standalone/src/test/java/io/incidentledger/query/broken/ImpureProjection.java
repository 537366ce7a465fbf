package io.incidentledger.query.broken;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;

import org.springframework.util.StringUtils;

/// Violates: the domain reads no clock, uses no random values and does not depend on Spring.
class ImpureProjection {
    String view() {
        Supplier<Instant> clock = Instant::now;
        return StringUtils.capitalize(clock.get() + " " + UUID.randomUUID());
    }
}
