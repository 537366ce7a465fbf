package io.incidentledger.ledger.mongo.connection.faults;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/// Ends the client's connection at once, while the request remains in flight: the server receives it when the test
/// allows it, and its reply is discarded. For one request.
public final class LateRequest implements Fault {

    private final CountDownLatch mayLand = new CountDownLatch(1);
    private final CountDownLatch landed = new CountDownLatch(1);

    @Override
    public void meet(Exchange exchange) throws IOException, InterruptedException {
        exchange.cutClient();
        mayLand.await();
        try {
            exchange.askServer();
        } finally {
            landed.countDown();
        }
        exchange.cut();
    }

    /// Lets the server receive the request, and returns when it has been executed.
    public void land() throws InterruptedException {
        mayLand.countDown();
        landed.await();
    }
}
