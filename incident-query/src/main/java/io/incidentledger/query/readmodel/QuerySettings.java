package io.incidentledger.query.readmodel;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// Settings of the query side for behavior under load. Each kind of query has threads of its own, so that slow kinds
/// never make quick ones wait.
///
/// @param threads the number of queries about the present, and about single incidents, that run at the same time
/// @param pastThreads the number of lists as of a moment in the past that are computed at the same time
/// @param reportThreads the number of reports on measures that are computed at the same time
/// @param timeout the time after which a list as of the past or a report is given up
/// @param reportMemory the memory that all reports together may use; null: a quarter of the heap
@ConfigurationProperties("incident-ledger.queries")
public record QuerySettings(@DefaultValue("16") int threads, @DefaultValue("4") int pastThreads,
        @DefaultValue("2") int reportThreads, @DefaultValue("30s") Duration timeout, @Nullable DataSize reportMemory) {

    private static final int SHARE_OF_HEAP = 4;

    /// The default settings.
    public static QuerySettings defaults() {
        return new QuerySettings(16, 4, 2, Duration.ofSeconds(30), null);
    }

    /// The memory that all reports together may use, in bytes.
    long reportMemoryBytes() {
        return reportMemory == null ? Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP : reportMemory.toBytes();
    }
}
