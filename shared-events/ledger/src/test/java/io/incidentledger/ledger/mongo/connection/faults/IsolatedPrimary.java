package io.incidentledger.ledger.mongo.connection.faults;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/// Simulates a primary that has lost contact with the majority: it executes the inserts that this fault applies to, and
/// their keys are taken for other writers; but majority reads do not show them until the majority follows or they are
/// rolled back. From then on, all reads and inserts of the collection pass one at a time.
public final class IsolatedPrimary implements Fault {

    private static final Set<String> READS = Set.of("find", "aggregate", "count", "distinct");

    private final ReentrantLock oneAtATime = new ReentrantLock();
    private final List<BsonDocument> unconfirmed = new ArrayList<>();
    private final FaultyProxy proxy;
    private final Fault told;
    private final Fate fate;
    private int readsUntilThen;
    private @Nullable String collection;

    private enum Fate {
        MAJORITY_FOLLOWS,
        ROLLED_BACK
    }

    private IsolatedPrimary(FaultyProxy proxy, Fault told, Fate fate, int readsUntilThen) {
        this.proxy = proxy;
        this.told = told;
        this.fate = fate;
        this.readsUntilThen = readsUntilThen;
    }

    /// The majority follows after `reads` reads of the collection that do not show the inserted documents.
    ///
    /// @param told what the client receives for the insert
    public static IsolatedPrimary thatIsFollowedAfter(int reads, FaultyProxy proxy, Fault told) {
        return new IsolatedPrimary(proxy, told, Fate.MAJORITY_FOLLOWS, reads);
    }

    /// A rollback undoes the inserts, after `reads` reads of the collection that do not show the inserted documents
    /// either.
    public static IsolatedPrimary thatIsRolledBackAfter(int reads, FaultyProxy proxy, Fault told) {
        return new IsolatedPrimary(proxy, told, Fate.ROLLED_BACK, reads);
    }

    @Override
    public void meet(Exchange exchange) throws IOException, InterruptedException {
        BsonDocument insert = exchange.request().document();
        alone(() -> {
            lookAfter(insert.getString("insert").getValue());
            insert.getArray("documents").forEach(document -> unconfirmed.add(document.asDocument()));
            told.meet(exchange);
        });
    }

    private void lookAfter(String insertedInto) {
        if (collection == null) {
            collection = insertedInto;
            proxy.inject(Requests.named("insert").of(collection), exchange -> alone(exchange::pass));
            proxy.inject(Requests.where(request -> READS.contains(request.getFirstKey())).of(collection),
                    exchange -> alone(() -> read(exchange)));
        }
    }

    private interface Step {

        void run() throws IOException, InterruptedException;
    }

    private void alone(Step step) throws IOException, InterruptedException {
        oneAtATime.lock();
        try {
            step.run();
        } finally {
            oneAtATime.unlock();
        }
    }

    private void read(Exchange exchange) throws IOException {
        if (unconfirmed.isEmpty()) {
            exchange.pass();
            return;
        }
        BsonString database = exchange.request().document().getString("$db");
        if (readsUntilThen-- > 0) {
            List<BsonDocument> hidden = remove(exchange, database);
            WireMessage reply = exchange.askServer();
            insert(exchange, database, hidden);
            exchange.answer(reply);
            return;
        }
        if (fate == Fate.ROLLED_BACK) {
            remove(exchange, database);
        }
        unconfirmed.clear();
        exchange.pass();
    }

    /// Removes only what these inserts wrote, because another writer's document may have taken an id.
    private List<BsonDocument> remove(Exchange exchange, BsonString database) throws IOException {
        BsonDocument ids = new BsonDocument("_id", new BsonDocument("$in", new BsonArray(
                unconfirmed.stream().map(document -> document.get("_id")).toList())));
        BsonDocument found = exchange.ask(command("find", database).append("filter", ids)
                .append("batchSize", new BsonInt32(Integer.MAX_VALUE)));
        List<BsonDocument> removed = found.getDocument("cursor").getArray("firstBatch").stream()
                .map(BsonValue::asDocument).filter(unconfirmed::contains).toList();
        for (BsonDocument document : removed) {
            BsonDocument one = new BsonDocument("q", new BsonDocument("_id", document.get("_id")))
                    .append("limit", new BsonInt32(1));
            exchange.ask(command("delete", database).append("deletes", new BsonArray(List.of(one))));
        }
        return removed;
    }

    private void insert(Exchange exchange, BsonString database, List<BsonDocument> documents) throws IOException {
        if (!documents.isEmpty()) {
            exchange.ask(command("insert", database).append("documents", new BsonArray(documents)));
        }
    }

    private BsonDocument command(String name, BsonString database) {
        return new BsonDocument(name, new BsonString(Objects.requireNonNull(collection))).append("$db", database);
    }
}
