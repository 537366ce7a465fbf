package io.incidentledger.events;

import java.math.BigDecimal;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// Details of the impact. A null detail is not known; in an event, it did not change.
///
/// @param usersAffected the number of affected users
/// @param usersShare the share of affected users, 0 to 1
/// @param customers the affected customers
/// @param regions the affected regions
/// @param revenue the amount lost, with its currency, such as `12000.50 USD`
/// @param errorBudgetMinutes the minutes of the error budget that were used
public record ImpactDetails(@Nullable List<ImpactInterval> intervals, @Nullable Long usersAffected,
        @Nullable BigDecimal usersShare,
        @Nullable List<String> customers, @Nullable List<String> regions, @Nullable String revenue,
        @Nullable BigDecimal errorBudgetMinutes) {

    public ImpactDetails {
        customers = customers == null ? null : NameKey.normalized(customers);
        regions = regions == null ? null : NameKey.normalized(regions);
    }
}
