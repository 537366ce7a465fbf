package io.incidentledger.command.dispatch;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How the command side behaves under load.
///
/// @param maxInFlight commands that are worked on at once, from arrival to durability; what exceeds it is refused
/// @param cachedIncidents incidents whose state is kept in memory, the ones used last
/// @param patience how long a command is decided anew because others write to the same incident first
@ConfigurationProperties("incident-ledger.commands")
public record CommandSettings(@DefaultValue("2048") int maxInFlight, @DefaultValue("10000") int cachedIncidents,
        @DefaultValue("5s") Duration patience) {

    /// What holds when nothing is configured.
    public static CommandSettings defaults() {
        return new CommandSettings(2_048, 10_000, Duration.ofSeconds(5));
    }
}
