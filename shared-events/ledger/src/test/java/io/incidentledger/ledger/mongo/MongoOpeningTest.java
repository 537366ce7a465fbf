package io.incidentledger.ledger.mongo;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.incidentledger.ledger.EventLogException.Corrupted;
import io.incidentledger.ledger.EventLogException.Incompatible;
import io.incidentledger.ledger.EventLogException.Unavailable;
import io.incidentledger.ledger.mongo.connection.BlockingAwait;
import io.incidentledger.ledger.mongo.connection.MongoConnection;
import io.incidentledger.ledger.mongo.connection.MongoServers;
import io.incidentledger.ledger.mongo.connection.MongoServers.TestDatabase;
import io.incidentledger.tiers.Slow;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static io.incidentledger.ledger.Commits.commit;
import static io.incidentledger.ledger.Commits.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Slow
class MongoOpeningTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final TestDatabase database = MongoServers.IN_THIS_JVM.newDatabase();

    @AfterEach
    void drop() {
        database.close();
    }

    private MongoEventLog open() {
        return MongoEventLog.open(database.connection(), MongoSettings.DEFAULT);
    }

    private MongoCollection<Document> collection(String name) {
        return database.connection().database().getCollection(name);
    }

    @Test
    void nodesThatRaceToCreateALedgerAgreeOnOne() throws Exception {
        try (ExecutorService nodes = Executors.newFixedThreadPool(8)) {
            List<Future<String>> ids = IntStream.range(0, 8).mapToObj(i -> nodes.submit(() -> {
                try (MongoConnection own = MongoConnection.open(database.uri());
                        MongoEventLog log = MongoEventLog.open(own, MongoSettings.DEFAULT)) {
                    return log.head().ledgerId();
                }
            })).toList();
            for (Future<String> id : ids) {
                assertThat(id.get()).isEqualTo(ids.getFirst().get());
            }
        }
    }

    @Test
    void aLedgerKeepsItsIdAndItsCommits() {
        try (MongoEventLog log = open()) {
            log.append(commit(event("a", 0))).join();
            try (MongoEventLog again = open()) {
                assertThat(again.head()).isEqualTo(log.head());
            }
        }
    }

    @Test
    void theIndexesHaveTheNamesThatErrorsTell() {
        open().close();
        List<Document> indexes = BlockingAwait.all(collection("commits").listIndexes(), PATIENCE);
        assertThat(indexes).filteredOn(index -> index.getBoolean("unique", false))
                .extracting(index -> index.getString("name")).contains("commit-ids", "event-ids", "stream-sequences");
    }

    @Test
    void aLedgerOfALaterVersionIsLeftAsItIs() {
        open().close();
        BlockingAwait.end(collection("ledger").updateOne(Filters.eq("_id", "ledger"), Updates.set("formatVersion", 2)),
                PATIENCE);
        assertThatThrownBy(this::open).isInstanceOf(Incompatible.class).hasMessageContaining("format 2");
    }

    @Test
    void commitsWithoutALedgerAreNoNewLedger() {
        try (MongoEventLog log = open()) {
            log.append(commit(event("a", 0))).join();
        }
        BlockingAwait.end(collection("ledger").drop(), PATIENCE);
        assertThatThrownBy(this::open).isInstanceOf(Corrupted.class).hasMessageContaining("missing");
        assertThat(BlockingAwait.all(collection("ledger").find(), PATIENCE)).isEmpty();
    }

    @Test
    void indexesThatAreNotTheLedgersAreRefused() {
        BlockingAwait.end(collection("commits").createIndex(Indexes.ascending("other"),
                new IndexOptions().name("commit-ids").unique(true).sparse(true)), PATIENCE);
        assertThatThrownBy(this::open).isInstanceOf(Incompatible.class).hasMessageContaining("index");
    }

    @Test
    void withoutAServerItIsUnavailable() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        Instant start = Instant.now();
        try (MongoConnection nobody = MongoConnection.open("mongodb://127.0.0.1:" + free + "/ledger")) {
            assertThatThrownBy(() -> MongoEventLog.open(nobody, MongoSettings.DEFAULT))
                    .isInstanceOf(Unavailable.class);
        }
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(10));
    }
}
