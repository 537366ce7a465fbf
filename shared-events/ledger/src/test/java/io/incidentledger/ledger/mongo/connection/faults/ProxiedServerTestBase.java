package io.incidentledger.ledger.mongo.connection.faults;

import java.time.Duration;
import java.util.List;

import com.mongodb.reactivestreams.client.MongoCollection;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.incidentledger.ledger.mongo.connection.BlockingAwait;
import io.incidentledger.ledger.mongo.connection.MongoConnection;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;

/// Base class with a server, a connection to it through a proxy, and a direct one that shows what the server has done.
abstract class ProxiedServerTestBase {

    static final Duration PATIENCE = Duration.ofSeconds(10);

    final MongoServer server = new MongoServer(new MemoryBackend());
    final FaultyProxy proxy = FaultyProxy.before(server.bind());
    final MongoConnection direct = MongoConnection.open(server.getConnectionString() + "/test");
    final MongoConnection connection = MongoConnection.open(proxy.uri("test"));

    @AfterEach
    void close() {
        connection.close();
        direct.close();
        proxy.close();
        server.shutdownNow();
    }

    static MongoCollection<Document> things(MongoConnection through) {
        return through.database().getCollection("things");
    }

    static List<Integer> ids(MongoConnection through) {
        return BlockingAwait.all(things(through).find(), PATIENCE).stream().map(thing -> thing.getInteger("_id"))
                .sorted()
                .toList();
    }
}
