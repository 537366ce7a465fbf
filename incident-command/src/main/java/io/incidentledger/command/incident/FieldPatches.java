package io.incidentledger.command.incident;

import java.math.BigDecimal;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/// Computes and applies changes of single fields, where null means that a field does not change.
final class FieldPatches {

    private FieldPatches() {}

    /// Returns the change that gives the field the requested value; null: it does not change.
    static <T> @Nullable T of(@Nullable T present, @Nullable T wanted) {
        return Objects.equals(present, wanted) ? null : wanted;
    }

    /// Returns the same for a number; its scale makes no difference.
    static @Nullable BigDecimal of(@Nullable BigDecimal present, @Nullable BigDecimal wanted) {
        boolean same = present != null && wanted != null && present.compareTo(wanted) == 0;
        return same ? null : wanted;
    }

    /// Returns the field's value after a change.
    static <T extends @Nullable Object> T applied(@Nullable T change, T present) {
        return change != null ? change : present;
    }
}
