package io.incidentledger.ledger.mongo;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.incidentledger.ledger.EventLogException.OutcomeUnknown;
import io.incidentledger.ledger.EventLogException.Unavailable;
import io.incidentledger.ledger.NewCommit;
import io.incidentledger.ledger.Receipt;
import io.incidentledger.ledger.mongo.connection.MongoServers;
import io.incidentledger.ledger.mongo.connection.faults.Exchange;
import io.incidentledger.ledger.mongo.connection.faults.Fault;
import io.incidentledger.ledger.mongo.connection.faults.LateRequest;
import io.incidentledger.ledger.mongo.connection.faults.Requests;
import io.incidentledger.tiers.Slow;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static io.incidentledger.ledger.Commits.commit;
import static io.incidentledger.ledger.Commits.event;
import static io.incidentledger.ledger.Commits.loose;
import static io.incidentledger.ledger.mongo.FaultyLedger.inserts;
import static io.incidentledger.ledger.mongo.FaultyLedger.outcome;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Named.named;

/// Failures that last longer than a caller may wait: the response is "unknown" or "unavailable", never a wrong one.
/// Repeating with the same id resolves the outcome, and everything recovers by itself.
@ParameterizedClass(name = "{0}")
@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OF_THE_ENVIRONMENT")
@Slow
class MongoOutagesTest extends FaultyServerTestBase {

    private final MongoServers server;

    MongoOutagesTest(MongoServers server) {
        this.server = server;
    }

    @Override
    MongoServers server() {
        return server;
    }

    private static final Duration BOUND = Duration.ofMillis(600);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Override
    MongoSettings settings() {
        return MongoSettings.DEFAULT.withWriting(BOUND, Duration.ofMillis(200)).withReadTimeout(BOUND);
    }

    /// How the last insert before the outage ends.
    static Stream<Named<Fault>> lastInserts() {
        return Stream.of(named("carried out", Exchange::askServer), named("not carried out", Fault.loseRequest()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lastInserts")
    void whoRepeatsWhatHadNoKnownOutcomeGetsOneCommit(Fault lastInsert) throws InterruptedException {
        List<NewCommit> batch = List.of(commit(event("A", 0)), commit(event("A", 1)), commit(event("B", 0)));
        List<CompletableFuture<Receipt>> results = ledger().appendTogether(batch, exchange -> {
            lastInsert.meet(exchange);
            ledger().proxy().goDown();
        });
        results.forEach(MongoOutagesTest::expectUnknown);
        ledger().proxy().comeBack();
        batch.forEach(this::repeat);
        ledger().append(commit(event("A", 2)));
        ledger().assertTruthful();
    }

    private static void expectUnknown(CompletableFuture<Receipt> result) {
        assertThatThrownBy(() -> outcome(result)).isInstanceOf(OutcomeUnknown.class);
    }

    /// Repeats with the same id until there is a response, as a caller does.
    private void repeat(NewCommit commit) {
        await().atMost(PATIENCE).ignoreExceptionsInstanceOf(Unavailable.class)
                .ignoreExceptionsInstanceOf(OutcomeUnknown.class).until(() -> ledger().append(commit) != null);
    }

    @Test
    void whatIsSentWhileNoServerAnswersIsAnsweredInTimeAndTruthfully() {
        ledger().proxy().goDown();
        for (int i = 0; i < 3; i++) {
            NewCommit commit = commit(loose());
            long start = System.nanoTime();
            ledger().hear(commit, ledger().log().append(commit));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(BOUND.multipliedBy(5));
        }
        NewCommit refused = commit(event("A", 0));
        ledger().expectRefused(Unavailable.class, refused, ledger().log().append(refused));
        ledger().proxy().comeBack();
        repeat(commit(event("A", 0)));
        ledger().assertTruthful();
    }

    @Test
    void aRequestThatLandsWhenItsOutcomeWasUnknownIsTheAnswerToItsRepetition() throws InterruptedException {
        LateRequest late = new LateRequest();
        ledger().inject(inserts().next(), late);
        ledger().inject(Requests.named("find"), Fault.cutBeforeRequest());
        NewCommit commit = commit(event("A", 0));
        expectUnknown(ledger().log().append(commit));
        ledger().proxy().heal();
        late.land();
        repeat(commit);
        assertThat(ledger().append(commit).repeated()).isTrue();
        ledger().assertTruthful();
    }

    @Test
    void otherNodesGoOnWhileOneHasNoServer() {
        ledger().proxy().goDown();
        NewCommit theirs = commit(event("A", 0));
        ledger().expectStored(theirs, ledger().other().append(theirs));
        ledger().proxy().comeBack();
        repeat(commit(event("A", 1)));
        ledger().assertTruthful();
    }
}
