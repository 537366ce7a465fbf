package io.incidentledger.events.warnings;

import java.util.List;

/// A warning about an incident that somebody should look at. It never causes a rejection.
///
/// @param code the kind of warning, kebab-case; it never changes
/// @param message what is inconsistent, as an English sentence
/// @param milestones the times that contradict each other, in the order in which they should come; empty if the warning
///     is not about times. In addition to milestones, `reopened` and `cancelled` can occur.
public record ConsistencyWarning(String code, String message, List<String> milestones) {
    public ConsistencyWarning {
        milestones = List.copyOf(milestones);
    }
}
