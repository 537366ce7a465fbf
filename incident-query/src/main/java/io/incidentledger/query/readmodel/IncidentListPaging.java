package io.incidentledger.query.readmodel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

import io.incidentledger.events.IdEquality;
import io.incidentledger.events.IncidentReference;
import io.incidentledger.http.parameters.Cursor;
import io.incidentledger.http.parameters.PageResponse;
import io.incidentledger.http.parameters.PointInTime;
import io.incidentledger.http.parameters.QueryParameter;
import io.incidentledger.http.parameters.QueryParameters;
import org.jspecify.annotations.Nullable;

/// Pages of a list about one incident. All pages are read as of the position that the first one reflects, so that no
/// item comes twice and none is lost, whatever is recorded between two pages. A cursor carries that position, the last
/// item of its page, the incident, and what was asked; a cursor of anything else is refused. Filters may change from
/// page to page: an item is found again whether they let it through or not.
public final class IncidentListPaging {

    private static final int INCIDENT_POSITION_LAST = 3;

    private final String list;
    private final List<String> question;
    private final ReadOptions options;
    private final int limit;
    private final @Nullable Begin begin;

    /// @param position as of which all pages are read
    /// @param last the item that the page follows
    private record Begin(String incident, long position, String last) {}

    private IncidentListPaging(String list, List<String> question, ReadOptions options, int limit,
            @Nullable Begin begin) {
        this.list = list;
        this.question = question;
        this.options = options;
        this.limit = limit;
        this.begin = begin;
    }

    /// Parses `minPosition`, `asOf`, `limit` and `cursor`.
    ///
    /// @param list names the list
    /// @param question what decides on the items and their order beside `asOf`, such as `order=recorded`
    public static IncidentListPaging read(QueryParameters parameters, String list, String... question) {
        String idOrNumber = parameters.pathVariable("id");
        ReadOptions requested = ReadOptions.of(parameters);
        List<String> requestParameters = new ArrayList<>();
        for (String each : question) {
            requestParameters.add("with " + each);
        }
        requestParameters.add(moment(requested.asOf()));
        Cursor cursor = parameters
                .get(QueryParameter.cursor(list, requestParameters.size() + INCIDENT_POSITION_LAST));
        Begin begin = cursor == null ? null : begin(cursor, requestParameters, parameters);
        if (begin != null && !IncidentReference.isNumber(idOrNumber)
                && !begin.incident().equals(IdEquality.of(idOrNumber))) {
            parameters.fault(Cursor.PARAMETER, belongsTo(begin));
        }
        ReadOptions options = begin == null
                ? requested
                : requested.pinned(Cursor.PARAMETER, begin.position());
        return new IncidentListPaging(list, requestParameters, options, parameters.limit(), begin);
    }

    private static String moment(@Nullable PointInTime asOf) {
        return switch (asOf) {
            case null -> "without asOf";
            case PointInTime.At(var instant) -> "with asOf=" + instant;
            case PointInTime.After(long position) -> "with asOf=" + position;
        };
    }

    private static @Nullable Begin begin(Cursor cursor, List<String> requestParameters, QueryParameters parameters) {
        List<String> requested = cursor.parts().subList(0, requestParameters.size());
        List<String> rest = cursor.parts().subList(requestParameters.size(), cursor.parts().size());
        for (int i = 0; i < requestParameters.size(); i++) {
            if (!requested.get(i).equals(requestParameters.get(i))) {
                parameters.fault(Cursor.PARAMETER, "belongs to the list " + requested.get(i));
                return null;
            }
        }
        try {
            Begin begin = new Begin(rest.get(0), Long.parseLong(rest.get(1)), rest.get(2));
            if (begin.position() >= 0) {
                return begin;
            }
        } catch (NumberFormatException foreign) {
            // Not a cursor of this list.
        }
        parameters.fault(Cursor.PARAMETER, Cursor.REQUIREMENT);
        return null;
    }

    private static String belongsTo(Begin begin) {
        return "belongs to incident " + begin.incident();
    }

    /// From where the page is to be read.
    public ReadOptions options() {
        return options;
    }

    /// The page.
    ///
    /// @param reflected up to where the present is in the items
    /// @param all every item that the list has at that position, in its order
    /// @param id what no other item of the list has
    /// @param wanted which of them are asked for
    /// @throws io.incidentledger.http.problems.ProblemException 400 when the cursor is one of another incident
    public <T> PageResponse<T> page(IncidentReadResult<?> read, long reflected, List<T> all, Function<T, String> id,
            Predicate<T> wanted) {
        List<T> items = new ArrayList<>();
        for (T item : all.subList(start(read, all, id), all.size())) {
            if (wanted.test(item)) {
                if (items.size() == limit) {
                    long position = read.point().past() ? read.point().position() : reflected;
                    return new PageResponse<>(items, cursor(read.incidentId(), position, id.apply(items.getLast())));
                }
                items.add(item);
            }
        }
        return new PageResponse<>(items, null);
    }

    private <T> int start(IncidentReadResult<?> read, List<T> all, Function<T, String> id) {
        if (begin == null) {
            return 0;
        }
        if (!begin.incident().equals(read.incidentId())) {
            throw QueryParameters.invalid(Cursor.PARAMETER, belongsTo(begin));
        }
        for (int i = 0; i < all.size(); i++) {
            if (id.apply(all.get(i)).equals(begin.last())) {
                return i + 1;
            }
        }
        throw QueryParameters.invalid(Cursor.PARAMETER, Cursor.REQUIREMENT);
    }

    private String cursor(String incident, long position, String last) {
        List<String> parts = new ArrayList<>(question);
        parts.addAll(List.of(incident, Long.toString(position), last));
        return new Cursor(parts).text(list);
    }
}
