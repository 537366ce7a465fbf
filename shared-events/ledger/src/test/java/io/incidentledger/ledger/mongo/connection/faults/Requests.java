package io.incidentledger.ledger.mongo.connection.faults;

import java.util.function.Predicate;

import org.bson.BsonDocument;
import org.bson.BsonString;

/// Which requests a fault meets: those of a command, perhaps of one collection, from some occurrence on, so many of
/// them. Occurrences count from the moment at which the fault is injected.
///
/// @param skipped occurrences that pass first
/// @param count occurrences that are met then
public record Requests(Predicate<BsonDocument> chosen, long skipped, long count) {

    /// Every request that fits.
    public static Requests where(Predicate<BsonDocument> chosen) {
        return new Requests(chosen, 0, Long.MAX_VALUE);
    }

    /// Every request of a command: `insert`, `find`, `getMore`, …
    public static Requests named(String command) {
        return where(request -> request.getFirstKey().equals(command));
    }

    /// Every request, handshakes and heartbeats too.
    public static Requests all() {
        return where(request -> true);
    }

    /// Those of one collection.
    public Requests of(String collection) {
        return and(request -> request.get(request.getFirstKey()).equals(new BsonString(collection)));
    }

    /// Those that are like this, too.
    public Requests and(Predicate<BsonDocument> alsoChosen) {
        return new Requests(chosen.and(alsoChosen), skipped, count);
    }

    /// The n-th of them alone, from 1.
    public Requests nth(long n) {
        return new Requests(chosen, n - 1, 1);
    }

    /// The next of them alone.
    public Requests next() {
        return nth(1);
    }

    /// The next n of them.
    public Requests next(long n) {
        return new Requests(chosen, skipped, n);
    }
}
