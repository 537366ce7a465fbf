package io.incidentledger.command.dispatch;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AggregateCacheTest {

    private final AggregateCache cache = new AggregateCache(100);

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
    void itHoldsNoMoreThanItsBound() {
        IntStream.range(0, 10_000).forEach(i -> cache.put(i, "value"));
        assertThat(IntStream.range(0, 10_000).filter(cache::containsKey).count()).isEqualTo(100);
        cache.removeAll();
        assertThat(IntStream.range(0, 10_000).filter(cache::containsKey).count()).isZero();
    }
}
