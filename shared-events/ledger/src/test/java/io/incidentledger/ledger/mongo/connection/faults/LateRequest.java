package io.incidentledger.ledger.mongo.connection.faults;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/// Ends the client's connection at once, but the request is still on its way: the server gets it when the test says so.
/// What it says then is heard by nobody. For one request.
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

    /// Lets the server have the request, and returns when it has been carried out.
    public void land() throws InterruptedException {
        mayLand.countDown();
        landed.await();
    }
}
