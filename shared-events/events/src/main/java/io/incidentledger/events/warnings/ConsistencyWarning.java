package io.incidentledger.events.warnings;

import java.util.List;

/// Something about an incident that somebody should look at. It refuses nothing.
///
/// @param code stable, kebab-case
/// @param message a sentence
/// @param milestones which times contradict each other, in the order in which they should come; empty: it is not about
///     times. Beside milestones they may name "reopened" and "cancelled".
public record ConsistencyWarning(String code, String message, List<String> milestones) {
    public ConsistencyWarning {
        milestones = List.copyOf(milestones);
    }
}
