package io.incidentledger.ledger.verification;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import io.incidentledger.ledger.Commit;
import io.incidentledger.ledger.EventLog;
import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.EventLogException.Corrupted;
import io.incidentledger.ledger.EventLogException.Damaged;
import io.incidentledger.ledger.FreshReader;
import io.incidentledger.ledger.Receipt;
import io.incidentledger.ledger.conformance.DelegatingEventLog;
import io.incidentledger.ledger.memory.InMemoryEventLog;
import io.incidentledger.ledger.memory.SharedReader;
import io.incidentledger.ledger.verification.ContinuousVerifier.Completed;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.incidentledger.ledger.Commits.commit;
import static io.incidentledger.ledger.Commits.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class ContinuousVerifierTest {

    private static final Instant NOW = Instant.parse("2026-11-03T10:00:00Z");
    private static final double SHARE = 0.05;

    private final String ledgerId = UUID.randomUUID().toString();
    private final List<Corrupted> found = new ArrayList<>();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger opened = new AtomicInteger();
    private EventLog log = new InMemoryEventLog(InstantSource.fixed(NOW), ledgerId);
    private Duration stepTakes = Duration.ofMillis(10);
    private long nanos;

    private final ContinuousVerifier verifier = new ContinuousVerifier(this::openReader, SHARE, found::add,
            InstantSource.fixed(NOW), () -> nanos);

    private FreshReader openReader() {
        open.incrementAndGet();
        opened.incrementAndGet();
        return new SharedReader(log) {
            @Override
            public List<Commit> readCommits(long afterPosition, int limit) {
                nanos += stepTakes.toNanos();
                return super.readCommits(afterPosition, limit);
            }

            @Override
            public void close() {
                open.decrementAndGet();
            }
        };
    }

    private void append(int from, int to) {
        for (int sequence = from; sequence < to; sequence++) {
            log.append(commit(event("a", sequence))).join();
        }
    }

    /// Runs until the pass ends or damage is found; returns the last pause.
    private @Nullable Duration pass() {
        Completed before = verifier.completed();
        Duration pause = verifier.step();
        while (pause != null && verifier.completed() == before) {
            pause = verifier.step();
        }
        return pause;
    }

    @Test
    void aPassEndsAtTheHeadAndThenTheNextBegins() {
        append(0, 250);
        assertThat(verifier.completed()).isNull();

        pass();
        assertThat(verifier.completed()).isEqualTo(new Completed(250, NOW));
        assertThat(open).hasValue(0);

        append(250, 260);
        verifier.step();
        assertThat(verifier.position()).isEqualTo(25);
        pass();
        assertThat(verifier.completed()).isEqualTo(new Completed(260, NOW));
        assertThat(opened).as("a fresh reader for each pass").hasValue(2);
        assertThat(found).isEmpty();
    }

    @Test
    void anEmptyLedgerIsIntact() {
        pass();

        assertThat(verifier.completed()).isEqualTo(new Completed(0, NOW));
    }

    @Test
    void thePauseIsInProportionToTheWork() {
        append(0, 150);

        assertThat(verifier.step()).isEqualTo(Duration.ofMillis(190));
        stepTakes = Duration.ofSeconds(3);
        assertThat(verifier.step()).isEqualTo(Duration.ofSeconds(57));
    }

    @Test
    void aSmallLedgerIsNotVerifiedWithoutRest() {
        append(0, 1);
        stepTakes = Duration.ofNanos(1);
        verifier.step();

        assertThat(pass()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void damageIsReportedWithItsPositionAndEndsTheVerification() {
        append(0, 150);
        pass();
        log = new DelegatingEventLog(log) {
            @Override
            public List<Commit> readCommits(long afterPosition, int limit) {
                return super.readCommits(afterPosition, limit).stream()
                        .map(each -> each.receipt().firstPosition() == 120 ? changed(each) : each).toList();
            }
        };

        assertThat(pass()).isNull();
        assertThat(found).singleElement().extracting(Corrupted::position).isEqualTo(120L);
        assertThat(verifier.completed()).isEqualTo(new Completed(150, NOW));
        assertThat(open).hasValue(0);
    }

    private static Commit changed(Commit commit) {
        Receipt receipt = commit.receipt();
        return new Commit(commit.formatVersion(), commit.number(),
                new Receipt(receipt.commitId(), receipt.firstPosition(), receipt.lastPosition(),
                        receipt.recordedAt().plusSeconds(1), receipt.streams(), receipt.requestDigest(), false),
                commit.previousHash(), commit.hash(), commit.events(), commit.seals());
    }

    @Test
    void aLedgerThatIsShorterThanBeforeIsDamaged() {
        append(0, 5);
        pass();
        log = new InMemoryEventLog(InstantSource.fixed(NOW), ledgerId);

        assertThat(pass()).isNull();
        assertThat(found).singleElement().extracting(Corrupted::position).isEqualTo(1L);
    }

    @Test
    void whatTheNextPassDoesNotFindAgainIsNoDamage() {
        append(0, 5);
        pass();
        EventLog whole = log;
        for (int failover = 0; failover < 2; failover++) {
            log = new InMemoryEventLog(InstantSource.fixed(NOW), ledgerId);
            assertThat(verifier.step()).isEqualTo(Duration.ofSeconds(5));
            log = whole;
            assertThat(pass()).isNotNull();
        }

        assertThat(found).isEmpty();
        assertThat(open).hasValue(0);
    }

    @Test
    void aLedgerThatWasWrittenAnewIsDamagedAlthoughItsChainIsValid() {
        append(0, 5);
        pass();
        log = new InMemoryEventLog(InstantSource.fixed(NOW), ledgerId);
        append(0, 9);
        assertThat(new LedgerVerifier(log).verify().intact()).isTrue();

        assertThat(pass()).isNull();
        assertThat(found).singleElement().extracting(Corrupted::position).isEqualTo(5L);
    }

    @Test
    void aStoreThatDoesNotRespondIsNoDamage() {
        append(0, 150);
        EventLog present = log;
        AtomicReference<RuntimeException> failure = new AtomicReference<>();
        log = new DelegatingEventLog(present) {
            @Override
            public List<Commit> readCommits(long afterPosition, int limit) {
                if (failure.get() != null) {
                    throw failure.get();
                }
                return super.readCommits(afterPosition, limit);
            }
        };
        verifier.step();
        failure.set(new EventLogException.Unavailable("gone", null));

        assertThat(verifier.step()).isEqualTo(Duration.ofSeconds(5));
        assertThat(open).hasValue(0);
        failure.set(null);
        pass();
        assertThat(verifier.completed()).isEqualTo(new Completed(150, NOW));
        assertThat(found).isEmpty();
    }

    @Test
    void itRunsUntilItIsClosedAndClosesItsReader() {
        append(0, 1_000);
        ContinuousVerifier running = new ContinuousVerifier(this::openReader, 1, found::add);
        running.start();
        await().until(() -> running.completed() != null);
        running.close();

        assertThat(open).hasValue(0);
        assertThat(running.completed().position()).isEqualTo(1_000);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, 1.1, Double.NaN})
    void aShareThatIsNoneIsRefused(double share) {
        assertThatThrownBy(() -> new ContinuousVerifier(this::openReader, share, found::add))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDamagedLedgerTakesNothingMoreAndIsStillRead() {
        LedgerDamage damage = new LedgerDamage();
        EventLog log = damage.protect(this.log);
        log.append(commit(event("a", 0))).join();
        damage.found(new Corrupted(1, "first", null));
        damage.found(new Corrupted(7, "later", null));

        assertThatThrownBy(() -> log.append(commit(event("a", 1))).join())
                .hasCauseInstanceOf(Damaged.class).cause().hasMessage("first");
        assertThat(log.read(0, 10)).hasSize(1);
        assertThat(damage.first()).isNotNull().extracting(Corrupted::position).isEqualTo(1L);
        log.close();
        assertThatThrownBy(() -> this.log.head()).isInstanceOf(EventLogException.Unavailable.class);
    }
}
