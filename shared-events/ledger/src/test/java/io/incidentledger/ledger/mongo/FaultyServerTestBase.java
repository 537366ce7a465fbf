package io.incidentledger.ledger.mongo;

import io.incidentledger.ledger.mongo.connection.MongoServers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

import static io.incidentledger.ledger.Commits.commit;
import static io.incidentledger.ledger.Commits.loose;

/// Base class that gives each test its own [FaultyLedger].
@Timeout(60)
abstract class FaultyServerTestBase {

    private @Nullable FaultyLedger ledger;

    /// The server behind the proxy.
    abstract MongoServers server();

    /// Settings of the node with faults.
    abstract MongoSettings settings();

    /// A node that has written knows the head, so it sends no query before it writes again.
    @BeforeEach
    void open() {
        ledger = new FaultyLedger(server(), settings());
        ledger.append(commit(loose()));
    }

    @AfterEach
    void close() {
        if (ledger != null) {
            ledger.close();
        }
    }

    public FaultyLedger ledger() {
        return ledger;
    }
}
