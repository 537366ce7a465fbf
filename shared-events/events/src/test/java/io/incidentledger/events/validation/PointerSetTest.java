package io.incidentledger.events.validation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.incidentledger.tiers.CpuTime;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PointerSetTest {
    private static final int SAME_BITS = 12;

    @Test
    void pointersThatAreChosenToFallTogetherCostNoMoreThanOthers() {
        List<String> chosen = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (int i = 0; chosen.size() < 2_000; i++) {
            String pointer = "/x" + i;
            if (homeWithoutSalt(pointer) == 0) {
                chosen.add(pointer);
            } else if (others.size() < 2_000) {
                others.add(pointer);
            }
        }
        all(others);
        Duration ordinary = CpuTime.of(() -> all(others));
        assertThat(CpuTime.of(() -> all(chosen))).isLessThan(ordinary.multipliedBy(10));
    }

    private static void all(List<String> pointers) {
        for (int times = 0; times < 50; times++) {
            PointerSet set = new PointerSet();
            pointers.forEach(pointer -> set.add(pointer, pointer.length()));
            assertThat(pointers).allMatch(set::contains);
        }
    }

    /// Returns the last bits of a pointer's slot in a table with the initial salt.
    private static long homeWithoutSalt(String pointer) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < pointer.length(); i++) {
            hash = (hash ^ pointer.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
        hash ^= hash >>> 33;
        return hash & (1 << SAME_BITS) - 1;
    }
}
