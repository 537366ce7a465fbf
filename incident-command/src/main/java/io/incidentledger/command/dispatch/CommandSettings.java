package io.incidentledger.command.dispatch;

import java.time.Duration;

import io.incidentledger.command.incident.IncidentSizeLimits;
import io.soabase.recordbuilder.core.RecordBuilder;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of the command side: the sizes that it accepts, and its behavior under load.
///
/// @param maxInFlight the maximum number of concurrent commands, from arrival to durability; further ones are rejected
/// @param maxInFlightPerIncident the same for one incident, so that a busy incident delays no other
/// @param cachedIncidents the number of incidents whose state is kept in memory, the most recently used ones
/// @param cacheBytes the estimated size of all those states; 0: an eighth of the heap
/// @param patience how long a command is retried because others write to the same incident first
/// @param maxEventBytes the maximum size of the payload of an event
/// @param maxIncidentBytes the maximum size of the payloads of all events of an incident
/// @param maxIncidentEvents the maximum number of events of an incident
@RecordBuilder
@ConfigurationProperties("incident-ledger.commands")
public record CommandSettings(@DefaultValue("2048") int maxInFlight, @DefaultValue("64") int maxInFlightPerIncident,
        @DefaultValue("10000") int cachedIncidents, @DefaultValue("0") long cacheBytes,
        @DefaultValue("5s") Duration patience, @DefaultValue("327680") int maxEventBytes,
        @DefaultValue("16777216") long maxIncidentBytes, @DefaultValue("50000") int maxIncidentEvents)
        implements
            CommandSettingsBuilder.With {

    private static final int SHARE_OF_HEAP = 8;

    public CommandSettings {
        if (maxInFlight < 1 || maxInFlightPerIncident < 1 || cachedIncidents < 1 || cacheBytes < 0 || maxEventBytes < 1
                || maxIncidentBytes < 1 || maxIncidentEvents < 1 || !patience.isPositive()) {
            throw new IllegalArgumentException("Each setting of incident-ledger.commands must be at least 1, and "
                    + "cache-bytes at least 0.");
        }
    }

    /// The default settings.
    public static CommandSettings defaults() {
        return new CommandSettings(2_048, 64, 10_000, 0, Duration.ofSeconds(5), 327_680, 1L << 24, 50_000);
    }

    IncidentSizeLimits sizeLimits() {
        return new IncidentSizeLimits(maxEventBytes, maxIncidentBytes, maxIncidentEvents);
    }

    long maxCacheBytes() {
        return cacheBytes > 0 ? cacheBytes : Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP;
    }
}
