package io.incidentledger.ledger.mongo;

import java.time.Duration;

import io.incidentledger.ledger.mongo.connection.MongoServers;
import io.incidentledger.tiers.Slow;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// All that may go wrong for a moment between a ledger and its server, and must not matter. They wait for time-outs,
/// each beside a server of its own.
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

    /// Patient in the end, so that a failure that ends is overcome; not with a single answer.
    @Override
    MongoSettings settings() {
        return MongoSettings.DEFAULT.withWriting(Duration.ofSeconds(20), Duration.ofMillis(400))
                .withReadTimeout(Duration.ofMillis(400));
    }
}
