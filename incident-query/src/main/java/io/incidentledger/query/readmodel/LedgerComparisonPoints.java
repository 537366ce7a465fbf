package io.incidentledger.query.readmodel;

import io.incidentledger.http.parameters.PointInTime;
import io.incidentledger.http.parameters.QueryParameter;
import io.incidentledger.http.parameters.QueryParameters;
import io.incidentledger.http.problems.ProblemException;
import org.jspecify.annotations.Nullable;

/// Two points in the history of the ledger whose states are compared.
///
/// @param from the earlier point in time
/// @param later reads the ledger at the later point in time
public record LedgerComparisonPoints(PointInTime from, ReadOptions later) {

    private static final QueryParameter<@Nullable PointInTime> FROM = QueryParameter
            .pointInTime("from", "The earlier point in the ledger's history: an RFC 3339 instant or a position.")
            .required();
    private static final QueryParameter<@Nullable PointInTime> TO = QueryParameter.pointInTime("to",
            "The later point in the ledger's history: an RFC 3339 instant or a position. Now if absent.");
    private static final PointInTime BEGINNING = new PointInTime.After(0);

    /// Parses `from`, `to` and `minPosition`.
    public static LedgerComparisonPoints of(QueryParameters parameters) {
        PointInTime from = parameters.get(FROM);
        ReadOptions later = ReadOptions.of(parameters, TO);
        return new LedgerComparisonPoints(from == null ? BEGINNING : from, later.reaching(FROM.name(), from));
    }

    /// Returns the earlier point at which to read.
    ///
    /// @throws ProblemException 400 if it is not earlier
    public ReadPoint earlier(ReadPoint later) {
        ReadPoint earlier = later.at(from);
        if (earlier.position() > later.position()) {
            throw QueryParameters.invalid(FROM.name(), "must not be after to");
        }
        return earlier;
    }
}
