package io.incidentledger.query.readmodel;

import io.incidentledger.http.PointInTime;
import io.incidentledger.http.QueryParameters;
import org.jspecify.annotations.Nullable;

/// From where a caller wants to look at the ledger.
///
/// @param minPosition
///            the position to wait for; null: as it is now
/// @param asOf
///            the moment to look back to; null: the present
public record ReadOptions(@Nullable Long minPosition, @Nullable PointInTime asOf) {

    /// As the ledger is now.
    public static final ReadOptions NOW = new ReadOptions(null, null);

    /// Reads `minPosition` and `asOf` off a request.
    public static ReadOptions of(QueryParameters parameters) {
        return new ReadOptions(parameters.position("minPosition"), parameters.moment("asOf"));
    }

    /// Reads `minPosition` off a request that does not look back.
    public static ReadOptions ofPresent(QueryParameters parameters) {
        return new ReadOptions(parameters.position("minPosition"), null);
    }

    /// The same, and what is read must have come to another moment as well, if that is a position.
    public ReadOptions reaching(PointInTime other) {
        return other instanceof PointInTime.After after && (minPosition == null || minPosition < after.position())
                ? new ReadOptions(after.position(), asOf)
                : this;
    }

    /// The position that has to be waited for before anything is read.
    long least() {
        long position = asOf instanceof PointInTime.After after ? after.position() : 0;
        return minPosition == null ? position : Math.max(minPosition, position);
    }
}
