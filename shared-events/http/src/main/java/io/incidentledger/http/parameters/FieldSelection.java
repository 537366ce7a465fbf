package io.incidentledger.http.parameters;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.incidentledger.http.csv.CsvTable;
import io.incidentledger.http.problems.ProblemException;

/// The members of the items of a list that a caller requests: `fields`. The first member of an item, its id, is always
/// included.
///
/// @param names empty: all
/// @param id the name of the first member
public record FieldSelection(Set<String> names, String id) {

    private static final String PARAMETER = "fields";

    public FieldSelection {
        names = Set.copyOf(names);
    }

    /// Declares `fields`.
    ///
    /// @param item the type of the items, a record
    public static QueryParameter<FieldSelection> of(Class<? extends Record> item) {
        List<String> members = Arrays.stream(item.getRecordComponents())
                .filter(component -> !component.getAccessor().isAnnotationPresent(JsonIgnore.class))
                .map(RecordComponent::getName).toList();
        String id = members.getFirst();
        return QueryParameter.commaSeparatedChoices(PARAMETER, members,
                "Only these members of each item, besides its " + id + ". If absent, all.")
                .map(names -> new FieldSelection(names, id));
    }

    /// Returns the selected columns of a table.
    ///
    /// @throws ProblemException 400 if a selected member has no column
    public <T> CsvTable<T> columnsOf(CsvTable<T> table) {
        Set<String> members = table.members();
        if (!members.containsAll(names)) {
            throw QueryParameters.invalid(PARAMETER, "must be one of " + String.join(", ", members) + " in text/csv");
        }
        return table.only(this::includes);
    }

    boolean includes(String member) {
        return names.isEmpty() || names.contains(member) || member.equals(id);
    }

    /// Whether items are complete.
    boolean all() {
        return names.isEmpty();
    }
}
