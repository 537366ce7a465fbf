package io.incidentledger.ledger.mongo;

import java.time.Duration;

import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** All that may go wrong for a moment between a ledger and its server, and must not matter. A subclass names the server. They wait for time-outs, each beside a server of its own. */
@Execution(ExecutionMode.CONCURRENT)
abstract class MongoFaultsSuite extends BesideAFaultyServer
        implements
            AmbiguousFailureRules,
            RaceRules,
            RollbackRules,
            RandomFailuresRules {

    /** Patient in the end, so that a failure that ends is overcome; not with a single answer. */
    @Override
    MongoSettings settings() {
        return MongoSettings.DEFAULT.withWriting(Duration.ofSeconds(20), Duration.ofMillis(400))
                .withReadTimeout(Duration.ofMillis(400));
    }
}
