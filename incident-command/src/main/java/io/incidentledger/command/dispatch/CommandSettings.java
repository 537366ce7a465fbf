package io.incidentledger.command.dispatch;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of the command side for behavior under load.
///
/// @param maxInFlight the maximum number of concurrent commands, from arrival to durability; further ones are rejected
/// @param cachedIncidents the number of incidents whose state is kept in memory, the most recently used ones
/// @param patience how long a command is retried because others write to the same incident first
@ConfigurationProperties("incident-ledger.commands")
public record CommandSettings(@DefaultValue("2048") int maxInFlight, @DefaultValue("10000") int cachedIncidents,
        @DefaultValue("5s") Duration patience) {

    /// The default settings.
    public static CommandSettings defaults() {
        return new CommandSettings(2_048, 10_000, Duration.ofSeconds(5));
    }
}
