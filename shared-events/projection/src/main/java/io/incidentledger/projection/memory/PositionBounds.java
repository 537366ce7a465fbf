package io.incidentledger.projection.memory;

import io.incidentledger.projection.documents.Condition;
import io.incidentledger.projection.documents.IndexField;

/**
 * What conditions ask of the positions at which a document began and last changed.
 *
 * @param beganBefore
 *            began before this one
 * @param from
 *            last changed there or later
 * @param before
 *            last changed before this one
 */
record PositionBounds(long beganBefore, long from, long before) {

    static final PositionBounds NONE = new PositionBounds(Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE);

    static PositionBounds of(Iterable<Condition> conditions) {
        PositionBounds all = NONE;
        for (Condition condition : conditions) {
            if (isOne(condition)) {
                all = all.and((Condition.Range) condition);
            }
        }
        return all;
    }

    /** Whether a condition asks for nothing else. */
    static boolean isOne(Condition condition) {
        return condition instanceof Condition.Range range
                && (range.field().equals(IndexField.POSITION)
                        || range.field().equals(IndexField.BEGAN) && range.from() == null);
    }

    private PositionBounds and(Condition.Range range) {
        long to = range.to() instanceof Long number ? number : Long.MAX_VALUE;
        return range.field().equals(IndexField.BEGAN)
                ? new PositionBounds(Math.min(beganBefore, to), from, before)
                : new PositionBounds(beganBefore,
                        Math.max(from, range.from() instanceof Long number ? number : Long.MIN_VALUE),
                        Math.min(before, to));
    }

    /** Of what has changed since. */
    static PositionBounds changedSince(long position) {
        return new PositionBounds(Long.MAX_VALUE, position + 1, Long.MAX_VALUE);
    }
}
