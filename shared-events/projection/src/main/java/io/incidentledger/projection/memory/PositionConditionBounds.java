package io.incidentledger.projection.memory;

import io.incidentledger.projection.documents.FieldCondition;
import io.incidentledger.projection.documents.IndexField;

/// The bounds that conditions set on the positions at which a document began and last changed.
///
/// @param beganBefore the document began before this position
/// @param from the document last changed at this position or later
/// @param before the document last changed before this position
record PositionConditionBounds(long beganBefore, long from, long before) {

    static final PositionConditionBounds NONE = new PositionConditionBounds(Long.MAX_VALUE, Long.MIN_VALUE,
            Long.MAX_VALUE);

    static PositionConditionBounds of(Iterable<FieldCondition> conditions) {
        PositionConditionBounds all = NONE;
        for (FieldCondition fieldCondition : conditions) {
            if (isOne(fieldCondition)) {
                all = all.and((FieldCondition.Range) fieldCondition);
            }
        }
        return all;
    }

    /// Whether a condition concerns these positions only.
    static boolean isOne(FieldCondition fieldCondition) {
        return fieldCondition instanceof FieldCondition.Range range
                && (range.field().equals(IndexField.POSITION)
                        || range.field().equals(IndexField.BEGAN) && range.from() == null);
    }

    private PositionConditionBounds and(FieldCondition.Range range) {
        long to = range.to() instanceof Long number ? number : Long.MAX_VALUE;
        return range.field().equals(IndexField.BEGAN)
                ? new PositionConditionBounds(Math.min(beganBefore, to), from, before)
                : new PositionConditionBounds(beganBefore,
                        Math.max(from, range.from() instanceof Long number ? number : Long.MIN_VALUE),
                        Math.min(before, to));
    }

    /// The bounds for documents that have changed since a position.
    static PositionConditionBounds changedSince(long position) {
        return new PositionConditionBounds(Long.MAX_VALUE, position + 1, Long.MAX_VALUE);
    }
}
