package io.incidentledger.ledger.mongo;

import java.time.Duration;

import io.incidentledger.ledger.mongo.connection.MongoServers;
import io.incidentledger.tiers.Slow;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Temporary failures between a ledger and its server, which must have no effect. The tests wait for timeouts, so they
/// run concurrently, each with its own server.
@Execution(ExecutionMode.CONCURRENT)
@ParameterizedClass(name = "{0}")
@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OF_THE_ENVIRONMENT")
@Slow
class MongoFaultsTest extends FaultyServerTestBase
        implements
            AmbiguousFailureRules,
            RaceRules,
            RollbackRules,
            RandomFailuresRules {

    private final MongoServers server;

    MongoFaultsTest(MongoServers server) {
        this.server = server;
    }

    @Override
    MongoServers server() {
        return server;
    }

    /// Long total time, so that a temporary failure is overcome, but a short timeout for each response.
    @Override
    MongoSettings settings() {
        return MongoSettings.DEFAULT.withWriting(Duration.ofSeconds(20), Duration.ofMillis(400))
                .withReadTimeout(Duration.ofMillis(400));
    }
}
