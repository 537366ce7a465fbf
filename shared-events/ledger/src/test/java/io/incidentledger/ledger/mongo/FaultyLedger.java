package io.incidentledger.ledger.mongo;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.NewCommit;
import io.incidentledger.ledger.Receipt;
import io.incidentledger.ledger.mongo.connection.MongoConnection;
import io.incidentledger.ledger.mongo.connection.MongoServers;
import io.incidentledger.ledger.mongo.connection.MongoServers.TestDatabase;
import io.incidentledger.ledger.mongo.connection.faults.Fault;
import io.incidentledger.ledger.mongo.connection.faults.FaultyProxy;
import io.incidentledger.ledger.mongo.connection.faults.Injection;
import io.incidentledger.ledger.mongo.connection.faults.Requests;
import io.incidentledger.ledger.processes.AcknowledgedCommits;
import org.bson.BsonDocument;

import static io.incidentledger.ledger.Commits.commit;
import static io.incidentledger.ledger.Commits.loose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.fail;

/// A ledger with one node that has faults on its way to the server and another node that has none, and the outcomes
/// that were reported to callers.
final class FaultyLedger implements AutoCloseable {

    static final String COMMITS = "commits";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TestDatabase database;
    private final FaultyProxy proxy;
    private final MongoConnection connection;
    private final MongoEventLog log;
    private final MongoEventLog other;
    private final AcknowledgedCommits acknowledgedCommits = new AcknowledgedCommits();

    FaultyLedger(MongoServers server, MongoSettings settings) {
        database = server.newDatabase();
        proxy = FaultyProxy.before(database.uri());
        connection = MongoConnection.open(proxy.uri(database.connection().database().getName()));
        other = MongoEventLog.open(database.connection(), MongoSettings.DEFAULT);
        log = MongoEventLog.open(connection, settings);
    }

    FaultyProxy proxy() {
        return proxy;
    }

    /// The node with faults.
    MongoEventLog log() {
        return log;
    }

    /// The node without faults.
    MongoEventLog other() {
        return other;
    }

    static Requests inserts() {
        return Requests.named("insert").of(COMMITS);
    }

    /// Queries for commit ids.
    static Requests lookUps() {
        return reads().and(request -> request.getDocument("filter", new BsonDocument()).containsKey("commitId"));
    }

    /// Queries for the last commit.
    static Requests headReads() {
        return reads().and(request -> request.containsKey("sort") && request.containsKey("limit"));
    }

    private static Requests reads() {
        return Requests.named("find").of(COMMITS);
    }

    Injection inject(Requests requests, Fault fault) {
        return proxy.inject(requests, fault);
    }

    /// Another node appends a commit just before the request reaches the server.
    Fault whenAnotherNodeWasFaster(NewCommit faster, Fault then) {
        return exchange -> {
            expectStored(faster, other.append(faster));
            then.meet(exchange);
        };
    }

    /// Appends commits so that one batch contains them all, and injects a fault into its insert.
    List<CompletableFuture<Receipt>> appendTogether(List<NewCommit> commits, Fault insertFailure)
            throws InterruptedException {
        NewCommit before = commit(loose());
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        inject(inserts().next(), exchange -> {
            arrived.countDown();
            released.await();
            exchange.pass();
        });
        CompletableFuture<Receipt> first = log.append(before);
        assertThat(arrived.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        Injection failing = inject(inserts().next(), insertFailure);
        List<CompletableFuture<Receipt>> results = commits.stream().map(log::append).toList();
        released.countDown();
        expectStored(before, first);
        await().atMost(PATIENCE).until(() -> failing.met() == 1);
        return results;
    }

    /// Appends despite the faults, and expects the commit to be stored.
    Receipt append(NewCommit commit) {
        return expectStored(commit, log.append(commit));
    }

    /// Expects the commit to be stored and acknowledged to the caller.
    Receipt expectStored(NewCommit commit, CompletableFuture<Receipt> result) {
        Receipt receipt = outcome(result);
        acknowledgedCommits.stored(receipt.commitId(), receipt.firstPosition());
        assertThat(receipt.commitId()).isEqualTo(commit.commitId());
        return receipt;
    }

    /// Expects the commit to be rejected with the given kind of exception, and records that it is not stored.
    <T extends EventLogException> void expectRefused(Class<T> kind, NewCommit commit,
            CompletableFuture<Receipt> result) {
        try {
            fail("stored: " + outcome(result));
        } catch (EventLogException refused) {
            assertThat(refused).isInstanceOf(kind);
            acknowledgedCommits.notStored(commit.commitId());
        }
    }

    /// Accepts any outcome, and records it to be checked later.
    void hear(NewCommit commit, CompletableFuture<Receipt> result) {
        try {
            expectStored(commit, result);
        } catch (EventLogException.OutcomeUnknown unknown) {
            // The commit may or may not be stored.
        } catch (EventLogException refused) {
            acknowledgedCommits.notStored(commit.commitId());
        }
    }

    /// Waits for any outcome of the log.
    static Receipt outcome(CompletableFuture<Receipt> result) {
        try {
            return result.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException refused) {
            if (refused.getCause() instanceof EventLogException known) {
                throw known;
            }
            return fail("the log fails in a way of its own", refused.getCause());
        } catch (InterruptedException | TimeoutException silent) {
            return fail("the log gives no answer", silent);
        }
    }

    /// Checks that the reported outcomes agree with what both nodes read.
    void assertTruthful() {
        proxy.heal();
        acknowledgedCommits.assertTrueOf(other);
        acknowledgedCommits.assertTrueOf(log);
    }

    @Override
    public void close() {
        log.close();
        other.close();
        connection.close();
        proxy.close();
        database.close();
    }
}
