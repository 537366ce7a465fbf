package io.incidentledger.ledger.mongo.connection;

import java.time.Duration;
import java.time.Instant;

import io.incidentledger.ledger.mongo.connection.MongoServers.TestDatabase;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

@OnEachMongoServer
class ServerTimeTest {

    private final MongoServers server;

    ServerTimeTest(MongoServers server) {
        this.server = server;
    }

    @Test
    void theServerTellsItsTime() {
        try (TestDatabase database = server.newDatabase()) {
            assertThat(database.connection().serverTime(Duration.ofSeconds(20)))
                    .isCloseTo(Instant.now(), within(Duration.ofMinutes(1)));
        }
    }
}
