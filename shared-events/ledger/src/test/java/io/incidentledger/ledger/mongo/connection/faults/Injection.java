package io.incidentledger.ledger.mongo.connection.faults;

import java.util.concurrent.atomic.AtomicLong;

import org.bson.BsonDocument;

/// An injected fault and the requests that it applies to. Thread-safe.
public final class Injection {

    private final Requests requests;
    private final Fault fault;
    private final AtomicLong seen = new AtomicLong();

    Injection(Requests requests, Fault fault) {
        this.requests = requests;
        this.fault = fault;
    }

    boolean takes(BsonDocument request) {
        if (!requests.chosen().test(request)) {
            return false;
        }
        long occurrence = seen.getAndIncrement();
        return occurrence >= requests.skipped() && occurrence - requests.skipped() < requests.count();
    }

    Fault fault() {
        return fault;
    }

    /// Number of requests that it has affected; a test that injects a fault should check that there are some.
    public long met() {
        return Math.clamp(seen.get() - requests.skipped(), 0, requests.count());
    }
}
