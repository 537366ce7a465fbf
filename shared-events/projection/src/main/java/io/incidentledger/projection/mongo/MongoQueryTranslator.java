package io.incidentledger.projection.mongo;

import java.util.ArrayList;
import java.util.List;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.incidentledger.projection.documents.DocumentQuery;
import io.incidentledger.projection.documents.DocumentViewDefinition;
import io.incidentledger.projection.documents.FieldCondition;
import io.incidentledger.projection.documents.IndexField;
import io.incidentledger.projection.documents.IndexField.Kind;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/// Translates queries into MongoDB filters; rejects conditions that do not fit the kind of the field.
final class MongoQueryTranslator {

    private MongoQueryTranslator() {}

    static Bson allOf(DocumentViewDefinition<?> view, List<FieldCondition> conditions) {
        return and(conditions.stream().map(fieldCondition -> filter(view.fieldOf(fieldCondition), fieldCondition))
                .toList());
    }

    /// Selects the documents after the cursor that fulfill all conditions.
    static Bson filter(DocumentViewDefinition<?> view, DocumentQuery query) {
        List<Bson> all = new ArrayList<>();
        all.add(allOf(view, query.conditions()));
        DocumentQuery.Cursor after = query.after();
        if (after != null) {
            all.add(behind(view.fieldOf(query.sort()), after, query.sort().descending()));
        }
        return and(all);
    }

    static Bson order(DocumentQuery.Sort sort) {
        List<String> fields = List.of(path(sort.field()), MongoDocuments.ID);
        return sort.descending() ? Sorts.descending(fields) : Sorts.ascending(fields);
    }

    static String path(String field) {
        return MongoDocuments.FIELDS + "." + field;
    }

    private static Bson and(List<Bson> filters) {
        List<Bson> effective = filters.stream().filter(filter -> !filter.toBsonDocument().isEmpty()).toList();
        return switch (effective.size()) {
            case 0 -> Filters.empty();
            case 1 -> effective.getFirst();
            default -> Filters.and(effective);
        };
    }

    private static Bson filter(IndexField<?> field, FieldCondition fieldCondition) {
        String path = path(field.name());
        return switch (fieldCondition) {
            case FieldCondition.AnyOf anyOf -> Filters.in(path, BsonFieldValues.several(field, anyOf.values()));
            case FieldCondition.Range range -> new BsonDocument(path, range(field, range));
            case FieldCondition.Prefix prefix -> prefix(field, path, prefix.prefix());
            case FieldCondition.Contains contains ->
                Filters.regex(path, literally(BsonFieldValues.ignoringCase(contains.part())));
        };
    }

    private static BsonDocument range(IndexField<?> field, FieldCondition.Range range) {
        BsonDocument borders = new BsonDocument();
        BsonValue from = BsonFieldValues.of(field, range.from());
        BsonValue to = BsonFieldValues.of(field, range.to());
        if (from != null) {
            borders.append("$gte", from);
        }
        if (to != null) {
            borders.append("$lt", to);
        }
        return borders.isEmpty() ? BsonDocument.parse("{$exists: true}") : borders;
    }

    /// Expresses the prefix as a range, which an index can serve whatever characters the prefix contains.
    private static Bson prefix(IndexField<?> field, String path, String prefix) {
        BsonDocument range = new BsonDocument("$gte", new BsonString(prefix));
        String behind = firstBehind(prefix);
        if (behind != null) {
            range.append("$lt", new BsonString(behind));
        }
        return field.kind() == Kind.KEYWORDS ? Filters.elemMatch(path, range) : new BsonDocument(path, range);
    }

    /// The smallest text that is greater than all texts with the prefix; null if there is none.
    private static @Nullable String firstBehind(String prefix) {
        int[] points = prefix.codePoints().toArray();
        for (int last = points.length - 1; last >= 0; last--) {
            if (points[last] < Character.MAX_CODE_POINT) {
                int next = points[last] + 1;
                boolean surrogate = next >= Character.MIN_SURROGATE && next <= Character.MAX_SURROGATE;
                points[last] = surrogate ? Character.MAX_SURROGATE + 1 : next;
                return new String(points, 0, last + 1);
            }
        }
        return null;
    }

    /// A regular expression that matches exactly the text. A MongoDB pattern can't contain the NUL character, so it is
    /// escaped.
    private static String literally(String text) {
        StringBuilder pattern = new StringBuilder();
        text.chars().forEach(unit -> {
            if (unit == 0) {
                pattern.append("\\x00");
            } else {
                if (unit < 128 && !Character.isLetterOrDigit(unit)) {
                    pattern.append('\\');
                }
                pattern.append((char) unit);
            }
        });
        return pattern.toString();
    }

    private static Bson behind(IndexField<?> sortField, DocumentQuery.Cursor after, boolean descending) {
        String path = path(sortField.name());
        BsonValue value = BsonFieldValues.of(sortField, after.value());
        Bson sameValue = Filters.and(Filters.eq(path, value),
                descending ? Filters.lt(MongoDocuments.ID, after.id()) : Filters.gt(MongoDocuments.ID, after.id()));
        return descending
                ? Filters.and(Filters.lte(path, value), Filters.or(Filters.lt(path, value), sameValue))
                : Filters.and(Filters.gte(path, value), Filters.or(Filters.gt(path, value), sameValue));
    }
}
