package io.incidentledger.ledger.mongo;

import java.time.Duration;
import java.util.stream.Stream;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.mongo.connection.BlockingAwait;
import io.incidentledger.ledger.mongo.connection.MongoConnection;
import io.incidentledger.ledger.mongo.connection.faults.Fault;
import io.incidentledger.ledger.mongo.connection.faults.FaultyProxy;
import io.incidentledger.ledger.mongo.connection.faults.Injection;
import io.incidentledger.ledger.mongo.connection.faults.NotPrimary;
import io.incidentledger.ledger.mongo.connection.faults.Requests;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static io.incidentledger.ledger.Commits.commit;
import static io.incidentledger.ledger.Commits.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/// Injects a fault into each request, in turn, that a program sends to MongoDB before it serves.
@Execution(ExecutionMode.CONCURRENT)
class MongoBrokenStartTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    static Stream<Arguments> faults() {
        return Stream.concat(
                Stream.of(Arguments.of("cut before the request", Fault.cutBeforeRequest()),
                        Arguments.of("cut within the request", Fault.cutWithinRequest()),
                        Arguments.of("cut before the reply", Fault.cutBeforeReply()),
                        Arguments.of("cut within the reply", Fault.cutWithinReply())),
                Stream.of(NotPrimary.values())
                        .map(reason -> Arguments.of(reason.name(), Fault.answer(reason.error()))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void aStartSucceedsWhicheverRequestMeetsTheFault(String name, Fault fault) {
        boolean met = true;
        for (int n = 1; met; n++) {
            MongoServer server = new MongoServer(new MemoryBackend());
            try (FaultyProxy proxy = FaultyProxy.before(server.bind())) {
                Injection injection = proxy.inject(Requests.where(MongoBrokenStartTest::isOurs).nth(n), fault);
                start(proxy);
                met = injection.met() > 0;
                proxy.heal();
            } finally {
                server.shutdownNow();
            }
        }
    }

    /// Heartbeats and handshakes belong to the driver.
    private static boolean isOurs(BsonDocument request) {
        return !request.getFirstKey().equalsIgnoreCase("hello") && !request.getFirstKey().equalsIgnoreCase("ismaster")
                && !request.getFirstKey().equals("endSessions");
    }

    private static void start(FaultyProxy proxy) {
        try (MongoConnection connection = MongoConnection.open(proxy.uri("ledger"))) {
            connection.whileStarting(() -> MongoEventLog.isIn(connection));
            connection.whileStarting(() -> MongoSnapshotStore.open(connection));
            try (MongoEventLog log = connection
                    .whileStarting(() -> MongoEventLog.open(connection, MongoSettings.DEFAULT))) {
                assertThat(connection.whileStarting(log::head).position()).isZero();
            }
        }
    }

    @Test
    void whatDoesNotPassFailsAtOnce() {
        MongoServer server = new MongoServer(new MemoryBackend());
        try (FaultyProxy proxy = FaultyProxy.before(server.bind());
                MongoConnection connection = MongoConnection.open(proxy.uri("ledger"))) {
            BlockingAwait.end(connection.database().getCollection("commits").createIndex(Indexes.ascending("other"),
                    new IndexOptions().name("commit-ids").unique(true).sparse(true)), PATIENCE);
            assertThatThrownBy(
                    () -> connection.whileStarting(() -> MongoEventLog.open(connection, MongoSettings.DEFAULT)))
                    .isInstanceOf(EventLogException.Incompatible.class);
            Injection refused = proxy.inject(Requests.named("find"), Fault.answer(BsonDocument
                    .parse("{ok: 0, code: 13, codeName: 'Unauthorized', errmsg: 'not authorized'}")));
            assertThatThrownBy(() -> connection.whileStarting(() -> MongoEventLog.isIn(connection)))
                    .isInstanceOf(EventLogException.Unavailable.class).hasMessageContaining("not authorized");
            assertThat(refused.met()).isEqualTo(1);
        } finally {
            server.shutdownNow();
        }
    }

    static Stream<String> refusals() {
        return Stream.of("{ok: 0, code: 40573, errmsg: 'The $changeStream stage is only supported on replica sets'}",
                "{ok: 0, code: 238, codeName: 'NotImplemented', errmsg: '`aggregate` stage \"$changeStream\" is "
                        + "not implemented yet'}",
                "{ok: 0, code: 115, codeName: 'CommandNotSupported', errmsg: 'no'}",
                "{ok: 0, code: 40324, errmsg: \"Unrecognized pipeline stage name: '$changeStream'\"}",
                "{ok: 0, code: 1, errmsg: 'change streams are not supported here'}");
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aServerWithoutChangeStreamsIsAskedForOneOnce(String refusal) {
        MongoServer server = new MongoServer(new MemoryBackend());
        try (FaultyProxy proxy = FaultyProxy.before(server.bind());
                MongoConnection connection = MongoConnection.open(proxy.uri("ledger"));
                MongoEventLog log = MongoEventLog.open(connection, MongoSettings.DEFAULT)) {
            log.append(commit(event("a", 0))).join();
            Injection asked = proxy.inject(Requests.named("aggregate"), Fault.answer(BsonDocument.parse(refusal)));
            ChangeStream changes = new ChangeStream(connection);

            changes.follow(position -> {});

            await().until(changes::isMissing);
            changes.stop();
            changes.follow(position -> {});
            assertThat(asked.met()).isEqualTo(1);
            assertThat(changes.isOpen()).isFalse();
        } finally {
            server.shutdownNow();
        }
    }
}
