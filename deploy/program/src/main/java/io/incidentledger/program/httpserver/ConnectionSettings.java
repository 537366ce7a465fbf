package io.incidentledger.program.httpserver;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What one client, or many of them, may take up of the HTTP server.
///
/// @param max the number of connections that are served at the same time; further ones are refused
/// @param headerTime from the first byte of a request until its headers are complete
/// @param bodyTime without a byte of a request body that the service waits for
/// @param idleTime without a request
/// @param stallTime in which a client takes nothing of what is sent to it
@ConfigurationProperties("incident-ledger.connections")
record ConnectionSettings(@DefaultValue("2000") int max, @DefaultValue("10s") Duration headerTime,
        @DefaultValue("30s") Duration bodyTime, @DefaultValue("75s") Duration idleTime,
        @DefaultValue("60s") Duration stallTime) {

    private static final Duration SHORTEST = Duration.ofMillis(100);

    ConnectionSettings {
        if (max < 1) {
            throw new IllegalArgumentException("incident-ledger.connections.max must be positive, but is " + max);
        }
        require("header-time", headerTime);
        require("body-time", bodyTime);
        require("idle-time", idleTime);
        require("stall-time", stallTime);
    }

    private static void require(String name, Duration time) {
        if (time.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("incident-ledger.connections." + name + " must be at least "
                    + SHORTEST.toMillis() + " ms, but is " + time.toMillis() + " ms");
        }
    }
}
