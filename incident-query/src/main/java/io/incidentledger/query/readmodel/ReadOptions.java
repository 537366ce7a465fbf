package io.incidentledger.query.readmodel;

import java.util.List;
import java.util.stream.Stream;

import io.incidentledger.events.validation.FieldError;
import io.incidentledger.http.parameters.Cursor;
import io.incidentledger.http.parameters.PointInTime;
import io.incidentledger.http.parameters.QueryParameter;
import io.incidentledger.http.parameters.QueryParameters;
import org.jspecify.annotations.Nullable;

/// The point at which a caller wants to read the ledger.
///
/// @param asOf the point in time of an as-of query; null: the present
/// @param awaited the positions that have to be reached before anything is read
/// @param pinned the position that the first page of the same list reflects; null: this is the first page
public record ReadOptions(@Nullable PointInTime asOf, List<NamedPosition> awaited, @Nullable Long pinned) {

    /// Reads the present, without waiting.
    public static final ReadOptions NOW = new ReadOptions(null, List.of(), null);

    /// The position that every view has to reach before it is read.
    public static final QueryParameter<@Nullable Long> MIN_POSITION = QueryParameter.position("minPosition",
            "Wait, for a few seconds at most, until the response reflects the ledger up to this position.");

    private static final QueryParameter<@Nullable PointInTime> AS_OF = QueryParameter.pointInTime("asOf",
            "Respond as the ledger knew it at this RFC 3339 instant or position.");

    /// A position that a caller named.
    ///
    /// @param name of the parameter or the header
    record NamedPosition(String name, long position) {}

    /// Parses `minPosition` and `asOf`.
    public static ReadOptions of(QueryParameters parameters) {
        return of(parameters, AS_OF);
    }

    /// Parses `minPosition`, and the point in time of the query from another parameter than `asOf`.
    public static ReadOptions of(QueryParameters parameters, QueryParameter<@Nullable PointInTime> asOf) {
        return ofPresent(parameters).asOf(asOf.name(), parameters.get(asOf));
    }

    /// Parses `minPosition`, for a query that is always about the present.
    public static ReadOptions ofPresent(QueryParameters parameters) {
        return NOW.reaching(MIN_POSITION.name(), parameters.get(MIN_POSITION));
    }

    /// Returns these options as of another point in time, and extended by it.
    ///
    /// @param name of the parameter that names it
    ReadOptions asOf(String name, @Nullable PointInTime other) {
        return new ReadOptions(other, awaited, pinned).reaching(name, other);
    }

    /// Returns these options, extended so that the sources must also have reached another point in time, if that is a
    /// position.
    public ReadOptions reaching(String name, @Nullable PointInTime other) {
        return other instanceof PointInTime.After(long position) ? reaching(name, Long.valueOf(position)) : this;
    }

    /// The same for a position; null: it was not given.
    public ReadOptions reaching(String name, @Nullable Long position) {
        return position == null
                ? this
                : new ReadOptions(asOf, Stream.concat(awaited.stream(), Stream.of(new NamedPosition(name, position)))
                        .toList(), pinned);
    }

    /// Returns these options for a page that is not the first one.
    ///
    /// @param name of the parameter that says so
    ReadOptions pinned(String name, long position) {
        return new ReadOptions(asOf, awaited, position).reaching(name, Long.valueOf(position));
    }

    /// Returns these options for a further page of a table.
    ///
    /// @param position the position that the first page reflects
    public ReadOptions pinnedAt(long position) {
        return pinned(Cursor.PARAMETER, position);
    }

    /// Whether events that come later than some position are left out.
    boolean past() {
        return asOf != null || pinned != null;
    }

    /// The point at which the page is read, if it is not the first one.
    ReadPoint pin(ReadPoint point) {
        if (pinned == null) {
            return point;
        }
        boolean reached = asOf instanceof PointInTime.After ? pinned == point.position() : pinned <= point.position();
        if (asOf != null && !reached) {
            throw QueryParameters.invalid(Cursor.PARAMETER, Cursor.REQUIREMENT);
        }
        return point.pinnedAt(pinned);
    }

    /// The position that has to be reached before anything is read.
    long minimumPosition() {
        return awaited.stream().mapToLong(NamedPosition::position).max().orElse(0);
    }

    /// What is wrong with the positions beyond the end of the ledger; empty: it has come to all of them.
    List<FieldError> beyond(long end) {
        return awaited.stream().filter(each -> each.position() > end).map(each -> new FieldError(each.name(),
                "is " + each.position() + ", and the ledger ends at position " + end)).toList();
    }
}
