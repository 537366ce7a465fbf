package io.incidentledger.projection.documents;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/// Translates conditions into predicates over documents, for stores without a query language; rejects conditions that
/// do not fit the kind of the field.
final class FieldConditionPredicates {

    private FieldConditionPredicates() {}

    static <D> Predicate<D> allOf(DocumentViewDefinition<D> view, List<FieldCondition> conditions) {
        Predicate<D> all = document -> true;
        for (FieldCondition fieldCondition : conditions) {
            all = all.and(check(view.fieldOf(fieldCondition), fieldCondition));
        }
        return all;
    }

    private static <D> Predicate<D> check(IndexField<D> field, FieldCondition fieldCondition) {
        return switch (fieldCondition) {
            case FieldCondition.AnyOf anyOf -> overValues(field, value -> anyOf.values().contains(value));
            case FieldCondition.Range range -> overValues(field, value -> within(range, value));
            case FieldCondition.Prefix prefix ->
                overValues(field, value -> ((String) value).startsWith(prefix.prefix()));
            case FieldCondition.Contains contains ->
                overValues(field, value -> containsIgnoringCase((String) value, contains.part()));
        };
    }

    private static <D> Predicate<D> overValues(IndexField<D> field, Predicate<Object> holds) {
        return document -> {
            Object value = field.value().apply(document);
            if (value == null) {
                return false;
            }
            return value instanceof Collection<?> several ? several.stream().anyMatch(holds) : holds.test(value);
        };
    }

    private static boolean within(FieldCondition.Range range, Object value) {
        return (range.from() == null || compare(value, range.from()) >= 0)
                && (range.to() == null || compare(value, range.to()) < 0);
    }

    /// Both values come from the same field, so they have the same type.
    @SuppressWarnings("unchecked")
    static int compare(Object one, Object other) {
        return ((Comparable<Object>) one).compareTo(other);
    }

    private static boolean containsIgnoringCase(String text, String part) {
        for (int start = 0; start <= text.length() - part.length(); start++) {
            if (text.regionMatches(true, start, part, 0, part.length())) {
                return true;
            }
        }
        return false;
    }
}
