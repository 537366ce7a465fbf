package io.incidentledger.ledger;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TimeOrderedIdGeneratorTest {

    private static long millis(UUID id) {
        return id.getMostSignificantBits() >>> 16;
    }

    @Test
    void idsAreUuidsOfVersionSevenWithTheTimeInFront() {
        long before = System.currentTimeMillis();
        UUID id = TimeOrderedIdGenerator.next();
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(millis(id)).isBetween(before, System.currentTimeMillis() + 1_000);
    }

    @Test
    void everyIdIsGreaterThanTheOneBeforeAlsoAsText() {
        List<String> ids = Stream.generate(TimeOrderedIdGenerator::next).limit(100_000).map(UUID::toString).toList();
        assertThat(ids).isSortedAccordingTo(Comparator.naturalOrder()).doesNotHaveDuplicates();
    }

    @Test
    void threadsThatMakeIdsTogetherGetDifferentOnes() {
        Set<UUID> ids = ConcurrentHashMap.newKeySet();
        IntStream.range(0, 200_000).parallel().forEach(i -> ids.add(TimeOrderedIdGenerator.next()));
        assertThat(ids).hasSize(200_000);
        assertThat(ids.stream().map(UUID::getMostSignificantBits).distinct()).hasSize(200_000);
    }
}
