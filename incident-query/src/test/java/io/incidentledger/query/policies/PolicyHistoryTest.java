package io.incidentledger.query.policies;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import io.incidentledger.events.IncidentEvent.IncidentAcknowledged;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.PolicyEvent.PolicyAdopted;
import io.incidentledger.events.codec.EventCodec;
import io.incidentledger.events.codec.UnreadableEventException;
import io.incidentledger.events.durations.DurationDefinitions;
import io.incidentledger.events.policy.BuiltInMeasuresPolicy;
import io.incidentledger.events.policy.CustomMeasureDefinition;
import io.incidentledger.events.policy.MeasurePolicy;
import io.incidentledger.events.policy.MilestoneOccurrence;
import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.memory.InMemoryEventLog;
import io.incidentledger.projection.IncidentLog;
import io.incidentledger.projection.runner.HeadTracker;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PolicyHistoryTest {

    private final InMemoryEventLog log = new InMemoryEventLog();
    private final IncidentLog writing = new IncidentLog(log);
    private final AtomicInteger reads = new AtomicInteger();
    private final EventReader counted = (EventReader) Proxy.newProxyInstance(getClass().getClassLoader(),
            new Class<?>[]{EventReader.class}, (proxy, method, arguments) -> {
                if (method.getName().equals("readStream")) {
                    reads.incrementAndGet();
                }
                try {
                    return method.invoke(log, arguments);
                } catch (InvocationTargetException thrown) {
                    throw thrown.getCause();
                }
            });
    private final HeadTracker head = new HeadTracker(log, log);
    private final PolicyHistory history = new PolicyHistory(counted, head, new EventCodec(), MeasurePolicy.NAME);
    private final EffectiveDefinitionsResolver definitions = new EffectiveDefinitionsResolver(history,
            new PolicyHistory(log, head, new EventCodec(), BuiltInMeasuresPolicy.NAME), log);

    @AfterEach
    void close() {
        head.close();
        log.close();
    }

    private long adopt(int version, String... keys) {
        MeasurePolicy policy = new MeasurePolicy(List.of(keys).stream()
                .map(key -> new CustomMeasureDefinition(key, null, MilestoneOccurrence.of(Milestone.DECLARED),
                        MilestoneOccurrence.of(Milestone.CLOSED), null, null, null))
                .toList());
        return adoptForeign(new EventCodec().write(new PolicyAdopted(MeasurePolicy.NAME, version, policy.content())));
    }

    private long adoptForeign(String payload) {
        return noted(writing.addForeign("Policy", MeasurePolicy.NAME, "PolicyAdopted", payload).lastPosition());
    }

    private long something() {
        return noted(writing.add("i1", new IncidentAcknowledged(null)).lastPosition());
    }

    /// Waits until the head tracker has reached the position.
    private long noted(long position) {
        Awaitility.await().until(() -> head.position() >= position);
        return position;
    }

    private List<Integer> versions(long position) {
        return history.asOf(position).stream().map(AdoptedPolicy::version).toList();
    }

    @Test
    void theShippedDefinitionsHoldUntilOthersAreAdopted() {
        long before = something();
        long adopted = adopt(1, "timeToClose");
        long after = something();

        assertThat(definitions.asOf(0)).isEqualTo(DurationDefinitions.DEFAULT);
        assertThat(definitions.asOf(before)).isEqualTo(DurationDefinitions.DEFAULT);
        assertThat(definitions.asOf(adopted).version()).isEqualTo(3);
        assertThat(definitions.asOf(after).named("timeToClose").to().milestone()).isEqualTo(Milestone.CLOSED);
    }

    @Test
    void anAnswerForAPositionIsTheSameHoweverMuchIsAdoptedLater() {
        long first = adopt(1, "a");
        DurationDefinitions then = definitions.asOf(first);
        long second = adopt(2);
        adopt(3, "b", "c");

        assertThat(definitions.asOf(first)).isEqualTo(then);
        assertThat(
                new EffectiveDefinitionsResolver(new PolicyHistory(log, head, new EventCodec(), MeasurePolicy.NAME),
                        new PolicyHistory(log, head, new EventCodec(), BuiltInMeasuresPolicy.NAME), log).asOf(first))
                .isEqualTo(then);
        assertThat(definitions.asOf(second).all()).isEqualTo(DurationDefinitions.DEFAULT.all());
        assertThat(versions(second)).containsExactly(1, 2);
    }

    @Test
    void aPositionIsReadOnce() {
        adopt(1, "a");
        long end = something();
        for (int i = 0; i < 10; i++) {
            assertThat(versions(end)).containsExactly(1);
            assertThat(versions(1)).containsExactly(1);
        }
        assertThat(reads).hasValue(1);

        long later = adopt(2, "b");
        assertThat(versions(later)).containsExactly(1, 2);
        assertThat(versions(end)).containsExactly(1);
        assertThat(reads).hasValue(2);
    }

    @Test
    void whoAsksBeyondTheLedgersEndMissesNothingLater() {
        assertThat(versions(1_000)).isEmpty();
        adopt(1, "a");
        assertThat(versions(1_000)).containsExactly(1);
    }

    @Test
    void aVersionThatIsNotUnderstoodFailsTheAnswersThatNeedItAndNoOthers() {
        long understood = adopt(1, "a");
        long unknown = adoptForeign("{\"name\":\"measures\",\"version\":2,\"content\":{\"percentiles\":[]}}");

        assertThat(definitions.asOf(understood).version()).isEqualTo(3);
        assertThatExceptionOfType(UnreadableEventException.class).isThrownBy(() -> definitions.asOf(unknown));
        assertThat(versions(unknown)).containsExactly(1, 2);
    }

    /// The ledger of an earlier release: two policies, then the built-in measures of this release, then another policy.
    @Test
    void inALedgerOfAFormerReleaseEveryAdoptionIsAVersionOfItsOwnAndEachPositionKeepsItsOwn() {
        try (InMemoryEventLog former = new InMemoryEventLog(InstantSource.system(), UUID.randomUUID().toString());
                HeadTracker end = new HeadTracker(former, former)) {
            IncidentLog writer = new IncidentLog(former);
            EffectiveDefinitionsResolver inForce = new EffectiveDefinitionsResolver(
                    new PolicyHistory(former, end, new EventCodec(), MeasurePolicy.NAME),
                    new PolicyHistory(former, end, new EventCodec(), BuiltInMeasuresPolicy.NAME), former);
            Map<String, Object> none = new MeasurePolicy(List.of()).content();
            for (PolicyAdopted adopted : List.of(new PolicyAdopted(MeasurePolicy.NAME, 1, none),
                    new PolicyAdopted(MeasurePolicy.NAME, 2, none),
                    new PolicyAdopted(BuiltInMeasuresPolicy.NAME, 1, BuiltInMeasuresPolicy.content(2)),
                    new PolicyAdopted(MeasurePolicy.NAME, 3, none),
                    new PolicyAdopted(BuiltInMeasuresPolicy.NAME, 2, BuiltInMeasuresPolicy.content(3)))) {
                writer.addForeign("Policy", adopted.name(), "PolicyAdopted", new EventCodec().write(adopted));
            }

            assertThat(inForce.asOf(0)).isEqualTo(DurationDefinitions.FIRST);
            assertThat(List.of(1L, 2L, 3L, 4L)).extracting(position -> inForce.asOf(position).version())
                    .containsExactly(2, 3, 4, 5);
            assertThat(List.of(1L, 2L, 3L, 4L)).extracting(position -> inForce.asOf(position).builtIn())
                    .containsExactly(1, 1, 2, 2);
            assertThatExceptionOfType(UnreadableEventException.class).isThrownBy(() -> inForce.asOf(5))
                    .withMessageContaining("later version");
        }
    }
}
