package io.incidentledger.query.runner;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.incidentledger.events.History;
import io.incidentledger.events.Mode;
import io.incidentledger.events.Severity;
import io.incidentledger.ledger.memory.InMemoryEventLog;
import io.incidentledger.ledger.mongo.connection.faults.Fault;
import io.incidentledger.ledger.mongo.connection.faults.FaultyProxy;
import io.incidentledger.ledger.mongo.connection.faults.Injection;
import io.incidentledger.ledger.mongo.connection.faults.NotPrimary;
import io.incidentledger.ledger.mongo.connection.faults.Requests;
import io.incidentledger.projection.IncidentLog;
import io.incidentledger.projection.runner.RunnerState;
import io.incidentledger.query.board.BoardViewDefinition;
import io.incidentledger.tiers.Dose;
import io.incidentledger.tiers.Slow;
import io.incidentledger.tiers.Soaked;
import org.bson.BsonDocument;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Tests the start of a query node with a failure of each kind of MongoDB request that it makes for its views and
/// tokens before it is ready: indexes, documents and positions of views, claims, heartbeats.
@Slow
@Soaked
@Execution(ExecutionMode.CONCURRENT)
class BrokenStartTest {

    private static final Duration SOON = Duration.ofSeconds(15);

    /// All failures in a soak test, otherwise one of each kind.
    static Stream<Arguments> faults() {
        List<Arguments> all = Stream.concat(
                Stream.of(Arguments.of("cut before the request", Fault.cutBeforeRequest()),
                        Arguments.of("cut within the request", Fault.cutWithinRequest()),
                        Arguments.of("cut before the reply", Fault.cutBeforeReply()),
                        Arguments.of("cut within the reply", Fault.cutWithinReply())),
                Stream.of(NotPrimary.values())
                        .map(reason -> Arguments.of(reason.name(), Fault.answer(reason.error()))))
                .toList();
        return Dose.of(2, all.size()) == 2 ? Stream.of(all.getFirst(), all.getLast()) : all.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void aStartSucceedsWhicheverRequestMeetsTheFault(String name, Fault fault) {
        Set<String> kinds = new ConcurrentSkipListSet<>();
        start(Requests.where(request -> kinds.add(kind(request)) && false), fault);
        assertThat(kinds).contains("createIndexes views.board", "update views.board", "createIndexes views.measures",
                "createIndexes views.numbers",
                "find tokens", "findAndModify tokens", "update tokens", "find view-progress", "update view-progress",
                "update view-nodes", "find view-nodes");
        kinds.remove("");
        for (String kind : kinds) {
            Injection injection = start(Requests.where(request -> kind(request).equals(kind)).next(2), fault);
            assertThat(injection.met()).as(kind).isPositive();
        }
    }

    private static String kind(BsonDocument request) {
        String command = request.getFirstKey();
        return request.get(command).isString()
                ? command + " " + request.getString(command).getValue().replaceAll("\\.v\\d+$", "")
                : "";
    }

    private static Injection start(Requests requests, Fault fault) {
        MongoServer server = new MongoServer(new MemoryBackend());
        try (FaultyProxy proxy = FaultyProxy.before(server.bind())) {
            InMemoryEventLog log = new InMemoryEventLog();
            IncidentLog incidents = new IncidentLog(log);
            for (int n = 0; n < 8; n++) {
                incidents.add("i" + n, History.declaration("Checkout fails", Severity.SEV2, Mode.LIVE, null, List.of(),
                        Map.of()));
            }
            Injection injection = proxy.inject(requests, fault);
            RunnerNode node = new RunnerNode(log, proxy.uri("ledger"), Duration.ZERO);
            try {
                node.started();
                await().atMost(SOON).until(() -> node.feeding.state() == RunnerState.FOLLOWING);
                assertThat(node.open(BoardViewDefinition.VIEW).find("i7")).isPresent();
                await().atMost(SOON).until(node.feeding::followingWell);
            } finally {
                proxy.heal();
                node.stop();
            }
            return injection;
        } finally {
            server.shutdownNow();
        }
    }
}
