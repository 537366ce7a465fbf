package io.incidentledger.command.dispatch;

import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AggregateCacheTest {

    private final AggregateCache cache = new AggregateCache(new IncidentCaches(CommandSettings.defaults()
            .withCachedIncidents(100), new SimpleMeterRegistry()).create("incidents", 1, value -> 1));

    @Test
    void whatIsPutIsThereUntilItIsRemoved() {
        cache.put("key", "value");
        assertThat(cache.<String, String>get("key")).isEqualTo("value");
        assertThat(cache.containsKey("key")).isTrue();
        assertThat(cache.remove("key")).isTrue();
        assertThat(cache.remove("key")).isFalse();
        assertThat(cache.<String, String>get("key")).isNull();
    }

    @Test
    void onlyWhatIsAbsentIsPutAndOnlyWhatIsPresentIsComputed() {
        assertThat(cache.putIfAbsent("key", "first")).isTrue();
        assertThat(cache.putIfAbsent("key", "second")).isFalse();
        cache.<String>computeIfPresent("key", value -> value + "!");
        cache.<String>computeIfPresent("other", value -> value + "!");
        assertThat(cache.<String, String>get("key")).isEqualTo("first!");
        assertThat(cache.containsKey("other")).isFalse();
    }

    @Test
    void itHoldsNoMoreBytesThanItsBoundAndNothingThatIsLargerThanAllOfIt() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        AggregateCache weighed = new AggregateCache(new IncidentCaches(CommandSettings.defaults().withCacheBytes(2_000)
                .withCachedIncidents(1_000), meters).create("incidents", 2, value -> value.toString().length()));
        weighed.put("half", "x".repeat(500));
        weighed.put("other", "x".repeat(500));
        assertThat(weighed.containsKey("half") && weighed.containsKey("other")).isTrue();
        assertThat(meters.get("incident.ledger.commands.cache").tag("cache", "incidents").gauge().value())
                .isEqualTo(meters.get("incident.ledger.commands.cache.capacity").gauge().value()).isEqualTo(1_000);
        weighed.put("third", "x".repeat(500));
        assertThat(Stream.of("half", "other", "third").filter(weighed::containsKey)).hasSizeLessThan(3);
        weighed.put("whale", "x".repeat(1_001));
        assertThat(weighed.containsKey("whale")).isFalse();
        assertThat(meters.get("incident.ledger.commands.cache.evictions").counter().count()).isGreaterThan(1);
    }

    @Test
    void itHoldsNoMoreThanItsBound() {
        IntStream.range(0, 10_000).forEach(i -> cache.put(i, "value"));
        assertThat(IntStream.range(0, 10_000).filter(cache::containsKey).count()).isEqualTo(100);
        cache.removeAll();
        assertThat(IntStream.range(0, 10_000).filter(cache::containsKey).count()).isZero();
    }
}
