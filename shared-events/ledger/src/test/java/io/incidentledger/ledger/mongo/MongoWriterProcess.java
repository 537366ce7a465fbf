package io.incidentledger.ledger.mongo;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

import io.incidentledger.ledger.mongo.connection.MongoConnection;
import io.incidentledger.ledger.processes.EndlessAppending;
import io.incidentledger.ledger.processes.Writer;

/// A process that appends to the ledger in a database until it is ended.
final class MongoWriterProcess {

    private static final Duration STEP = Duration.ofHours(1);

    private MongoWriterProcess() {}

    public static void main(String[] arguments) {
        InstantSource clock = Boolean.parseBoolean(arguments[3]) ? steppingClock() : InstantSource.system();
        MongoEventLog log = MongoEventLog.open(MongoConnection.open(arguments[0]),
                MongoSettings.DEFAULT.withClock(clock));
        EndlessAppending.on(log, Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
    }

    /// A clock that jumps between an hour ahead and an hour behind every tenth of a second.
    private static InstantSource steppingClock() {
        return () -> {
            long now = System.currentTimeMillis();
            return InstantSource.system().instant().plus(now / 100 % 2 == 0 ? STEP : STEP.negated());
        };
    }

    /// Starts a process with `hotThreads` threads on the hot stream and `otherThreads` threads that begin new streams.
    static Writer on(String uri, int hotThreads, int otherThreads) throws IOException {
        return start(uri, hotThreads, otherThreads, false);
    }

    /// Starts a process whose clock jumps back and forth.
    static Writer withSteppingClock(String uri) throws IOException {
        return start(uri, 1, 2, true);
    }

    private static Writer start(String uri, int hotThreads, int otherThreads, boolean steppingClock)
            throws IOException {
        return Writer.start(MongoWriterProcess.class, List.of(uri, Integer.toString(hotThreads),
                Integer.toString(otherThreads), Boolean.toString(steppingClock)));
    }
}
