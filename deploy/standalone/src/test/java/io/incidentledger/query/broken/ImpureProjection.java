package io.incidentledger.query.broken;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;

import org.springframework.util.StringUtils;

/// Breaks: the domain reads no clock, throws no dice and does not know Spring.
class ImpureProjection {
    String view() {
        Supplier<Instant> clock = Instant::now;
        return StringUtils.capitalize(clock.get() + " " + UUID.randomUUID());
    }
}
