package io.incidentledger.ledger.mongo.connection.faults;

import java.util.function.Predicate;

import org.bson.BsonDocument;
import org.bson.BsonString;

/// Selects the requests that a fault applies to: those of a command, optionally of one collection, from some occurrence
/// on, up to a number of them. Occurrences count from the moment at which the fault is injected.
///
/// @param skipped number of occurrences that pass first
/// @param count number of occurrences that are then affected
public record Requests(Predicate<BsonDocument> chosen, long skipped, long count) {

    /// Every request that matches.
    public static Requests where(Predicate<BsonDocument> chosen) {
        return new Requests(chosen, 0, Long.MAX_VALUE);
    }

    /// Every request of a command: `insert`, `find`, `getMore`, …
    public static Requests named(String command) {
        return where(request -> request.getFirstKey().equals(command));
    }

    /// Every request, including handshakes and heartbeats.
    public static Requests all() {
        return where(request -> true);
    }

    /// Only those of one collection.
    public Requests of(String collection) {
        return and(request -> request.get(request.getFirstKey()).equals(new BsonString(collection)));
    }

    /// Only those that also match this condition.
    public Requests and(Predicate<BsonDocument> alsoChosen) {
        return new Requests(chosen.and(alsoChosen), skipped, count);
    }

    /// Only the n-th of them, from 1.
    public Requests nth(long n) {
        return new Requests(chosen, n - 1, 1);
    }

    /// Only the next of them.
    public Requests next() {
        return nth(1);
    }

    /// The next n of them.
    public Requests next(long n) {
        return new Requests(chosen, skipped, n);
    }
}
