package io.incidentledger.command.dispatch;

import java.util.function.ToLongFunction;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/// Creates the caches of incidents by id, each bounded by a number of incidents and by their estimated size in memory:
/// the least used ones are evicted. An incident that is larger than its whole cache is not cached. Meters are under
/// `incident.ledger.commands.cache`.
final class IncidentCaches {

    private final CommandSettings settings;
    private final MeterRegistry registry;

    IncidentCaches(CommandSettings settings, MeterRegistry registry) {
        this.settings = settings;
        this.registry = registry;
    }

    /// @param name the tag of its meters
    /// @param share the part of the bytes that it may have: 2 is half of them
    /// @param bytes estimates the size of a value, which must not change while it is in the cache
    <K, V> Cache<K, V> create(String name, int share, ToLongFunction<V> bytes) {
        long least = Math.ceilDiv(settings.maxCacheBytes() / share, settings.cachedIncidents());
        long capacity = least * settings.cachedIncidents();
        Counter evictions = Counter.builder("incident.ledger.commands.cache.evictions").tag("cache", name)
                .description("Incidents that were evicted from a cache of the command side to make room")
                .register(registry);
        Cache<K, V> cache = Caffeine.newBuilder().maximumWeight(capacity)
                .weigher((K key, V value) -> Math.clamp(Math.max(least, bytes.applyAsLong(value)), 1,
                        Integer.MAX_VALUE))
                .evictionListener((key, value, cause) -> evictions.increment())
                .executor(Runnable::run).build();
        Gauge.builder("incident.ledger.commands.cache", cache, IncidentCaches::weight).tag("cache", name)
                .baseUnit("bytes").description("Estimated size of the incidents in a cache of the command side")
                .strongReference(true).register(registry);
        Gauge.builder("incident.ledger.commands.cache.capacity", () -> capacity).tag("cache", name).baseUnit("bytes")
                .description("Maximum size of a cache of the command side").register(registry);
        return cache;
    }

    private static double weight(Cache<?, ?> cache) {
        return cache.policy().eviction().orElseThrow().weightedSize().orElseThrow();
    }
}
