package io.incidentledger.query.readmodel;

import io.incidentledger.http.PointInTime;
import io.incidentledger.http.QueryParameters;
import org.jspecify.annotations.Nullable;

/// The point at which a caller wants to read the ledger.
///
/// @param minPosition the position to wait for; null: do not wait
/// @param asOf the point in time of an as-of query; null: the present
public record ReadOptions(@Nullable Long minPosition, @Nullable PointInTime asOf) {

    /// Reads the present, without waiting.
    public static final ReadOptions NOW = new ReadOptions(null, null);

    /// Reads `minPosition` and `asOf` from a request.
    public static ReadOptions of(QueryParameters parameters) {
        return new ReadOptions(parameters.position("minPosition"), parameters.moment("asOf"));
    }

    /// Reads `minPosition` from a request that supports no as-of queries.
    public static ReadOptions ofPresent(QueryParameters parameters) {
        return new ReadOptions(parameters.position("minPosition"), null);
    }

    /// Returns these options, extended so that the sources must also have reached another point in time, if that is a
    /// position.
    public ReadOptions reaching(PointInTime other) {
        return other instanceof PointInTime.After after && (minPosition == null || minPosition < after.position())
                ? new ReadOptions(after.position(), asOf)
                : this;
    }

    /// The position that has to be reached before anything is read.
    long least() {
        long position = asOf instanceof PointInTime.After after ? after.position() : 0;
        return minPosition == null ? position : Math.max(minPosition, position);
    }
}
