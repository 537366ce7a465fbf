package io.incidentledger.query.readmodel;

import java.time.Instant;

import io.incidentledger.http.PointInTime;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/// From where one query looks at the ledger. Only [QueryExecutor] makes one, so whoever has one reads on a thread that
/// may block, with a permit, and once everything that is read has come this far.
public final class ReadPoint {

    /// The header that says which position an answer reflects.
    public static final String LEDGER_POSITION = "Ledger-Position";
    /// The header that says whether an answer about the past can never change.
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

    /// How much of what comes later may still get in.
    enum Kind {
        /// As the ledger is now: the answer may have more than what the position says.
        PRESENT,
        /// As of a moment that the ledger has not left behind: the next event may belong to it.
        OPEN,
        /// As of a moment that the ledger has left behind: the answer is the same whenever it is asked.
        FINAL
    }

    /// Everything up to here is in the answer; of the past: and nothing else.
    public long position() {
        return position;
    }

    /// The time of asking, by which ages and what lies in the future are told: of the past the moment that was asked
    /// for.
    public Instant now() {
        return now;
    }

    /// Whether it looks back.
    public boolean past() {
        return kind != Kind.PRESENT;
    }

    /// The same as of its position: what comes later no longer gets in.
    public ReadPoint fixed() {
        return past() ? this : new ReadPoint(resolver, position, now, Kind.OPEN);
    }

    /// Another moment, for the same answer; views need not have come that far. Blocks.
    public ReadPoint at(PointInTime moment) {
        return resolver.at(moment);
    }

    /// An answer, with the headers of every answer.
    public <T> ResponseEntity<T> ok(T body) {
        return ResponseEntity.ok().headers(this::describe).body(body);
    }

    /// The headers of every answer.
    public void describe(HttpHeaders headers) {
        headers.set(LEDGER_POSITION, Long.toString(position));
        if (past()) {
            headers.set(AS_OF_FINAL, Boolean.toString(kind == Kind.FINAL));
        }
    }
}
