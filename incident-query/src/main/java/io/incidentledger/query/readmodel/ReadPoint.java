package io.incidentledger.query.readmodel;

import java.time.Instant;

import io.incidentledger.http.parameters.PointInTime;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/// The point at which one query reads the ledger. Only [QueryExecutor] creates one. Code that has a read point
/// therefore runs on a thread that may block, holds a permit, and reads sources that have reached this point.
public final class ReadPoint {

    /// The header with the position that a response reflects.
    public static final String LEDGER_POSITION = "Ledger-Position";
    /// The header that says whether the response to an as-of query can never change.
    static final String AS_OF_FINAL = "Ledger-As-Of-Final";

    private final ReadPointResolver resolver;
    private final long position;
    private final Instant now;
    private final Kind kind;

    ReadPoint(ReadPointResolver resolver, long position, Instant now, Kind kind) {
        this.resolver = resolver;
        this.position = position;
        this.now = now;
        this.kind = kind;
    }

    /// The kinds of read points, by how much later events may still affect the response.
    enum Kind {
        /// The present: the response may include events after the position.
        PRESENT,
        /// The present as the first page of a list reflected it, for the pages after it.
        PINNED,
        /// An instant that the ledger has not passed yet: the next event may still belong to it.
        OPEN,
        /// A point that the ledger has passed: the response to the same query is always the same.
        FINAL
    }

    /// The response includes everything up to this position. For as-of reads, nothing later is included.
    public long position() {
        return position;
    }

    /// The time of the query, by which ages are computed and future times are recognized; for as-of queries, the point
    /// in time that was requested.
    public Instant now() {
        return now;
    }

    /// Whether this is an as-of read.
    public boolean past() {
        return kind != Kind.PRESENT;
    }

    /// This read point, fixed at its position: later events are no longer included.
    public ReadPoint fixed() {
        return past() ? this : new ReadPoint(resolver, position, now, Kind.OPEN);
    }

    /// This read point for the first page of a list, whose other pages are read at [ReadOptions#pinnedAt].
    public ReadPoint pinned() {
        return past() ? this : pinnedAt(position);
    }

    /// The same with the state of another position, so that only the time of asking is that of this point.
    ReadPoint pinnedAt(long pinned) {
        return new ReadPoint(resolver, pinned, now,
                kind == Kind.OPEN || kind == Kind.FINAL && pinned == position ? kind : Kind.PINNED);
    }

    /// Resolves another point in time for the same response; views need not have reached it. Blocking.
    public ReadPoint at(PointInTime moment) {
        return resolver.at(moment);
    }

    /// A response with the headers that every response has.
    public <T> ResponseEntity<T> ok(T body) {
        return ResponseEntity.ok().headers(this::describe).body(body);
    }

    /// Sets the headers that every response has.
    public void describe(HttpHeaders headers) {
        headers.set(LEDGER_POSITION, Long.toString(position));
        if (kind == Kind.OPEN || kind == Kind.FINAL) {
            headers.set(AS_OF_FINAL, Boolean.toString(kind == Kind.FINAL));
        }
    }
}
