package io.incidentledger.query.postmortem;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// A deadline of the postmortem review.
///
/// @param name which deadline it is, kebab-case; it never changes
/// @param description what should be done by then
/// @param dueAt when it is; null while the incident is not resolved
record ReviewDeadline(String name, String description, @Nullable Instant dueAt) {

    private record Rule(String name, String description, Duration afterResolution) {}

    /// The default policy: notes within 48 hours, a draft by day 5, the meeting by day 7, action items assigned by day
    /// 14.
    private static final List<Rule> DEFAULT = List.of(
            new Rule("initial-notes", "Review scheduled, initial notes gathered", Duration.ofHours(48)),
            new Rule("draft", "Draft written", Duration.ofDays(5)),
            new Rule("meeting", "Meeting held with all stakeholders (an hour)", Duration.ofDays(7)),
            new Rule("action-items", "Action items assigned", Duration.ofDays(14)));

    /// @param resolvedAt the time from which the policy counts; null: not resolved
    static List<ReviewDeadline> after(@Nullable Instant resolvedAt) {
        return DEFAULT.stream()
                .map(rule -> new ReviewDeadline(rule.name(), rule.description(),
                        resolvedAt == null ? null : resolvedAt.plus(rule.afterResolution())))
                .toList();
    }
}
