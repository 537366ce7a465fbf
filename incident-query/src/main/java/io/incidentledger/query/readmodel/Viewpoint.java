package io.incidentledger.query.readmodel;

import java.time.Instant;

import org.springframework.http.HttpHeaders;

/// From where a query looks at the ledger.
///
/// @param position
///            everything up to here is in the answer; of a past viewpoint: and nothing else
/// @param now
///            the time of asking, by which ages and what lies in the future are told: of a past viewpoint the moment that was asked for
/// @param kind
///            whether it looks back
public record Viewpoint(long position, Instant now, Kind kind) {

    /// The header that says whether an answer about the past can never change.
    public static final String AS_OF_FINAL = "Ledger-As-Of-Final";

    /// How much of what comes later may still get in.
    public enum Kind {
        /// As the ledger is now: the answer may have more than what the position says.
        PRESENT,
        /// As of a moment that the ledger has not left behind: the next event may belong to it.
        OPEN,
        /// As of a moment that the ledger has left behind: the answer is the same whenever it is asked.
        FINAL
    }

    /// Whether it looks back.
    public boolean past() {
        return kind != Kind.PRESENT;
    }

    /// The same as of its position: what comes later no longer gets in.
    public Viewpoint fixed() {
        return past() ? this : new Viewpoint(position, now, Kind.OPEN);
    }

    /// The headers of every answer.
    public void describe(HttpHeaders headers) {
        headers.set(Answers.LEDGER_POSITION, Long.toString(position));
        if (past()) {
            headers.set(AS_OF_FINAL, Boolean.toString(kind == Kind.FINAL));
        }
    }
}
