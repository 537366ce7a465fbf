package io.incidentledger.command.policy;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.incidentledger.events.Milestone;
import io.incidentledger.events.PolicyEvent.PolicyAdopted;
import io.incidentledger.events.codec.EventCodec;
import io.incidentledger.events.policy.BuiltInMeasuresPolicy;
import io.incidentledger.events.policy.CustomMeasureDefinition;
import io.incidentledger.events.policy.MeasurePolicy;
import io.incidentledger.events.policy.MilestoneOccurrence;
import io.incidentledger.ledger.EventAppender;
import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.ledger.StreamId;
import io.incidentledger.ledger.memory.InMemoryEventLog;
import io.incidentledger.projection.IncidentLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PolicyAdopterTest {

    private final InMemoryEventLog log = new InMemoryEventLog();
    private final EventCodec codec = new EventCodec();

    @AfterEach
    void close() {
        log.close();
    }

    private PolicyAdopter adoption() {
        return adoption(log);
    }

    private PolicyAdopter adoption(EventAppender appender) {
        return new PolicyAdopter(appender, log, InstantSource.system());
    }

    private static MeasurePolicy policy(String key) {
        return new MeasurePolicy(
                List.of(new CustomMeasureDefinition(key, null, MilestoneOccurrence.of(Milestone.DETECTED),
                        MilestoneOccurrence.of(Milestone.RESOLVED), null, null, null)));
    }

    private List<StoredEvent> stored() {
        return log.readStream(MeasurePolicy.NAME, 0, Long.MAX_VALUE);
    }

    private List<PolicyAdopted> adopted() {
        return stored().stream()
                .map(event -> (PolicyAdopted) codec.read(event.type(), event.revision(), event.payload()))
                .toList();
    }

    @Test
    void aFirstPolicyIsAdoptedInAStreamOfItsOwn() {
        assertThat(adoption().adopt(policy("a"))).map(PolicyAdopted::version).contains(1);

        assertThat(adopted()).containsExactly(new PolicyAdopted("measures", 1, policy("a").content()));
        StoredEvent event = stored().getFirst();
        assertThat(event.stream()).isEqualTo(new StreamId("Policy", "measures"));
        assertThat(event.sequence()).isZero();
        assertThat(codec.readProvenance(event.metadata())).isEqualTo(PolicyAdopter.BY_CONFIGURATION);
    }

    @Test
    void aLedgerOfThisGenerationHasTheNewestBuiltInMeasuresFromTheBeginning() {
        assertThat(adoption().adoptBuiltInMeasures()).isEmpty();
        assertThat(log.head().position()).isZero();
    }

    @Test
    void aLedgerOfAFormerReleaseAdoptsTheNewestBuiltInMeasuresOnceHoweverManyStart() throws Exception {
        try (InMemoryEventLog former = new InMemoryEventLog(InstantSource.system(), UUID.randomUUID().toString());
                ExecutorService nodes = Executors.newFixedThreadPool(4)) {
            PolicyAdopter adoption = new PolicyAdopter(former, former, InstantSource.system());
            nodes.invokeAll(Collections.nCopies(8, adoption::adoptBuiltInMeasures));

            List<StoredEvent> events = former.readStream(BuiltInMeasuresPolicy.NAME, 0, Long.MAX_VALUE);
            assertThat(former.head().position()).isEqualTo(1);
            assertThat(codec.read(events.getFirst().type(), events.getFirst().revision(), events.getFirst().payload()))
                    .isEqualTo(new PolicyAdopted("built-in-measures", 1, Map.of("definitions", "2")));
        }
    }

    @Test
    void whatALaterReleaseAdoptedIsNotTakenBack() {
        try (InMemoryEventLog former = new InMemoryEventLog(InstantSource.system(), UUID.randomUUID().toString())) {
            new IncidentLog(former).addForeign("Policy", BuiltInMeasuresPolicy.NAME, "PolicyAdopted",
                    codec.write(new PolicyAdopted(BuiltInMeasuresPolicy.NAME, 1, BuiltInMeasuresPolicy.content(3))));

            assertThat(new PolicyAdopter(former, former, InstantSource.system()).adoptBuiltInMeasures()).isEmpty();
            assertThat(former.head().position()).isEqualTo(1);
        }
    }

    @Test
    void whatIsInForceIsNotAdoptedAgain() {
        adoption().adopt(policy("a"));
        assertThat(adoption().adopt(policy("a"))).isEmpty();
        assertThat(adopted()).hasSize(1);
    }

    @Test
    void aChangeIsAnotherVersionAndSoIsTheWayBack() {
        for (String key : List.of("a", "b", "a")) {
            assertThat(adoption().adopt(policy(key))).isNotEmpty();
        }
        assertThat(adopted()).extracting(PolicyAdopted::version).containsExactly(1, 2, 3);
        assertThat(adopted().getLast().content()).isEqualTo(policy("a").content());
    }

    @Test
    void anEmptyListReturnsToTheBuiltInMeasuresAndIsNothingToBeginWith() {
        assertThat(adoption().adopt(new MeasurePolicy(List.of()))).isEmpty();
        assertThat(log.head().position()).isZero();

        adoption().adopt(policy("a"));
        assertThat(adoption().adopt(new MeasurePolicy(List.of()))).map(PolicyAdopted::version).contains(2);
        assertThat(adoption().adopt(new MeasurePolicy(List.of()))).isEmpty();
    }

    @Test
    void manyThatStartAtOnceWithOneFileAdoptItOnce() throws Exception {
        atOnce(IntStream.range(0, 16).mapToObj(i -> policy("a")).toList());
        assertThat(adopted()).extracting(PolicyAdopted::version).containsExactly(1);
    }

    @Test
    void manyThatStartAtOnceWithDifferentFilesLeaveNoHoleAndEachIsAdoptedOnce() throws Exception {
        List<MeasurePolicy> policies = IntStream.range(0, 16).mapToObj(i -> policy("m" + i)).toList();
        atOnce(policies);
        assertThat(adopted()).extracting(PolicyAdopted::version)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 16).boxed().toList());
        assertThat(adopted()).extracting(PolicyAdopted::content)
                .containsExactlyInAnyOrderElementsOf(policies.stream().map(MeasurePolicy::content).toList());
    }

    private void atOnce(List<MeasurePolicy> policies) throws Exception {
        try (ExecutorService nodes = Executors.newFixedThreadPool(policies.size())) {
            List<Future<Optional<PolicyAdopted>>> starts = new ArrayList<>();
            policies.forEach(policy -> starts.add(nodes.submit(() -> adoption().adopt(policy))));
            for (Future<?> start : starts) {
                start.get();
            }
        }
    }

    @Test
    void anAdoptionWhoseAnswerGotLostIsNotMadeTwice() {
        AtomicInteger lost = new AtomicInteger();
        EventAppender forgetful = commit -> log.append(commit).thenCompose(receipt -> lost.getAndIncrement() == 0
                ? CompletableFuture.failedFuture(
                        new EventLogException.OutcomeUnknown(commit.commitId(), Duration.ZERO, null))
                : CompletableFuture.completedFuture(receipt));

        adoption(forgetful).adopt(policy("a"));
        assertThat(adopted()).hasSize(1);
    }

    @Test
    void aLogThatTakesNothingFailsTheAdoption() {
        EventAppender full = commit -> CompletableFuture
                .failedFuture(new EventLogException.Unavailable("the disk is full", null));

        assertThatExceptionOfType(EventLogException.Unavailable.class)
                .isThrownBy(() -> adoption(full).adopt(policy("a")));
    }
}
