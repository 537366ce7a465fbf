package io.incidentledger.ledger.mongo;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;

import io.incidentledger.ledger.mongo.SimulatedReplicaSet.Promise;
import io.incidentledger.tiers.Dose;
import io.incidentledger.tiers.Soaked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Random histories of three processes. `-Dsimulation.seed=N` replays one, `-Dsimulation.seeds=N` sets the number of
/// seeds.
@Soaked
class AppendingSimulationTest {

    private static final int SEEDS = Dose.of(600, 10_000);
    private static final int WRITES = 20;
    private static final int ENOUGH_FOR_EVERY_KIND = 500;

    private static List<AppendingHistory.Told> run(long seed, Set<Promise> broken) {
        try {
            return new AppendingHistory(seed, WRITES, broken).run();
        } catch (RuntimeException | AssertionError failure) {
            throw new AssertionError("history failed; replay it with -Dsimulation.seed=" + seed, failure);
        }
    }

    private static String kind(AppendingHistory.Told told) {
        return told.refusal() != null
                ? told.refusal().getClass().getSimpleName()
                : told.receipt().repeated() ? "repeated" : "stored";
    }

    @Test
    void whatEverybodyIsToldIsTrueWhateverGoesWrong() {
        Long only = Long.getLong("simulation.seed");
        Map<String, Long> kinds = new TreeMap<>();
        if (only != null) {
            run(only, Set.of());
            return;
        }
        long last = Long.getLong("simulation.seeds", SEEDS);
        long seed = 1;
        for (; seed <= last && !Dose.usedUp("AppendingSimulationTest, histories", seed - 1, last); seed++) {
            run(seed, Set.of()).forEach(told -> kinds.merge(kind(told), 1L, Long::sum));
        }
        if (seed > ENOUGH_FOR_EVERY_KIND) {
            long enough = seed / 40;
            assertThat(kinds).containsOnlyKeys("stored", "repeated", "SequenceConflict", "DuplicateEvent",
                    "OutcomeUnknown", "Unavailable");
            assertThat(kinds.values()).allMatch(count -> count > enough);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whateverPromiseIsBrokenItIsNoticed(Promise broken) {
        assertThatThrownBy(() -> LongStream.rangeClosed(1, 1_000).forEach(seed -> run(seed, Set.of(broken))))
                .isInstanceOf(AssertionError.class).hasMessageContaining("-Dsimulation.seed=");
    }
}
