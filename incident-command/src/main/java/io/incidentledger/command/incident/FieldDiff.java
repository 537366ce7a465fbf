package io.incidentledger.command.incident;

import java.math.BigDecimal;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/// Changes of single facts, where null means that a fact stays.
final class FieldDiff {

    private FieldDiff() {}

    /// What has to change so that the fact is as wanted; null: nothing.
    static <T> @Nullable T of(@Nullable T present, @Nullable T wanted) {
        return Objects.equals(present, wanted) ? null : wanted;
    }

    /// The same for a number: how many digits it is written with makes no difference.
    static @Nullable BigDecimal of(@Nullable BigDecimal present, @Nullable BigDecimal wanted) {
        boolean same = present != null && wanted != null && present.compareTo(wanted) == 0;
        return same ? null : wanted;
    }

    /// The fact after a change.
    static <T extends @Nullable Object> T applied(@Nullable T change, T present) {
        return change != null ? change : present;
    }
}
