package io.incidentledger.query.feed;

import java.util.List;
import java.util.Set;

import io.incidentledger.events.EventTypes;
import io.incidentledger.events.LedgerEvent;
import io.incidentledger.http.parameters.QueryParameter;
import io.incidentledger.http.parameters.QueryParameters;
import io.incidentledger.query.displaynumbers.IncidentFilter;
import io.incidentledger.query.readmodel.ReadOptions;
import org.jspecify.annotations.Nullable;

/// The events that a caller of the feed requests.
///
/// @param start null: a batch starts at the beginning of the ledger, a stream at its head
/// @param limit the maximum number of events in a batch
/// @param types the logical types; empty: all
record FeedQuery(@Nullable Start start, ReadOptions minPosition, int limit, Set<String> types,
        IncidentFilter incidents) {

    static final QueryParameter<@Nullable Long> AFTER = QueryParameter.position("after",
            "Only events after this position. If absent, a batch starts at the beginning of the ledger, and a stream "
                    + "at its head.");

    private static final List<String> ALL_TYPES = EventTypes.classesOf(LedgerEvent.class).map(EventTypes::of).sorted()
            .toList();
    private static final QueryParameter<Set<String>> TYPE = QueryParameter.choices("type", ALL_TYPES,
            "Only events of these types.");

    /// The position that the events follow.
    ///
    /// @param name of the parameter or header that contained it
    record Start(String name, long position) {}

    static FeedQuery of(QueryParameters parameters) {
        Long after = parameters.get(AFTER);
        return new FeedQuery(after == null ? null : new Start(AFTER.name(), after), ReadOptions.ofPresent(parameters),
                parameters.get(QueryParameters.LIMIT), parameters.get(TYPE), IncidentFilter.of(parameters));
    }

    /// Returns the same query, from the position that a client has received last.
    ///
    /// @param name of the header that contains it
    FeedQuery resuming(String name, long position) {
        return new FeedQuery(new Start(name, position), minPosition, limit, types, incidents);
    }

    /// The position that the events follow; null: a batch starts at the beginning, a stream at the head.
    @Nullable Long after() {
        return start == null ? null : start.position();
    }

    ReadOptions options() {
        return start == null ? minPosition : minPosition.reaching(start.name(), Long.valueOf(start.position()));
    }
}
