package io.incidentledger.ledger.mongo.connection;

import java.time.Duration;
import java.util.List;

import io.incidentledger.ledger.mongo.connection.MongoServers.TestDatabase;
import io.incidentledger.tiers.Slow;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

@Slow
class MongoServersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static List<String> collections(MongoConnection connection) {
        return BlockingAwait.all(connection.database().listCollectionNames(), PATIENCE);
    }

    @ParameterizedTest
    @EnumSource
    void eachTestHasADatabaseOfItsOwn(MongoServers server) {
        try (TestDatabase first = server.newDatabase(); TestDatabase second = server.newDatabase()) {
            BlockingAwait.end(first.connection().database().getCollection("things").insertOne(new Document("_id", 1)),
                    PATIENCE);
            assertThat(collections(first.connection())).containsExactly("things");
            assertThat(collections(second.connection())).isEmpty();
        }
    }

    @Test
    void nothingIsLeft() {
        TestDatabase database = MongoServers.IN_THIS_JVM.newDatabase();
        BlockingAwait.end(database.connection().database().getCollection("things").insertOne(new Document("_id", 1)),
                PATIENCE);
        try (MongoConnection other = MongoConnection.open(database.uri())) {
            assertThat(collections(other)).containsExactly("things");
            database.close();
            assertThat(collections(other)).isEmpty();
        }
    }

    @Test
    void aServerInThisJvmIsAlwaysThere() {
        try (TestDatabase database = MongoServers.IN_THIS_JVM.newDatabase()) {
            assertThat(database.connection().database().getName()).startsWith("test-");
        }
    }
}
