package io.incidentledger.projection.memory;

import io.incidentledger.projection.documents.FieldCondition;
import io.incidentledger.projection.documents.IndexField;

/// What conditions ask of the positions at which a document began and last changed.
///
/// @param beganBefore began before this one
/// @param from last changed there or later
/// @param before last changed before this one
record PositionBounds(long beganBefore, long from, long before) {

    static final PositionBounds NONE = new PositionBounds(Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE);

    static PositionBounds of(Iterable<FieldCondition> conditions) {
        PositionBounds all = NONE;
        for (FieldCondition fieldCondition : conditions) {
            if (isOne(fieldCondition)) {
                all = all.and((FieldCondition.Range) fieldCondition);
            }
        }
        return all;
    }

    /// Whether a condition asks for nothing else.
    static boolean isOne(FieldCondition fieldCondition) {
        return fieldCondition instanceof FieldCondition.Range range
                && (range.field().equals(IndexField.POSITION)
                        || range.field().equals(IndexField.BEGAN) && range.from() == null);
    }

    private PositionBounds and(FieldCondition.Range range) {
        long to = range.to() instanceof Long number ? number : Long.MAX_VALUE;
        return range.field().equals(IndexField.BEGAN)
                ? new PositionBounds(Math.min(beganBefore, to), from, before)
                : new PositionBounds(beganBefore,
                        Math.max(from, range.from() instanceof Long number ? number : Long.MIN_VALUE),
                        Math.min(before, to));
    }

    /// Of what has changed since.
    static PositionBounds changedSince(long position) {
        return new PositionBounds(Long.MAX_VALUE, position + 1, Long.MAX_VALUE);
    }
}
