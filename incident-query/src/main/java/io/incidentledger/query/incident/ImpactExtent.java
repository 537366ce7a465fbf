package io.incidentledger.query.incident;

import java.math.BigDecimal;
import java.util.List;

import io.incidentledger.events.ImpactDetails;
import org.jspecify.annotations.Nullable;

/// What is known about the extent of the impact; its periods are kept with the milestones. Null or empty: not known.
///
/// @param usersShare 0 to 1
/// @param revenue with its currency
record ImpactExtent(@Nullable Long usersAffected, @Nullable BigDecimal usersShare, List<String> customers,
        List<String> regions, @Nullable String revenue, @Nullable BigDecimal errorBudgetMinutes) {

    static final ImpactExtent UNKNOWN = new ImpactExtent(null, null, List.of(), List.of(), null, null);

    ImpactExtent with(ImpactDetails facts) {
        return new ImpactExtent(facts.usersAffected() != null ? facts.usersAffected() : usersAffected,
                facts.usersShare() != null ? facts.usersShare() : usersShare,
                facts.customers() != null ? List.copyOf(facts.customers()) : customers,
                facts.regions() != null ? List.copyOf(facts.regions()) : regions,
                facts.revenue() != null ? facts.revenue() : revenue,
                facts.errorBudgetMinutes() != null ? facts.errorBudgetMinutes() : errorBudgetMinutes);
    }
}
