package io.incidentledger.command.incident;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// Checks commands that request what has happened already: they change nothing unless they contain something new.
final class RepetitionCheck {

    private RepetitionCheck() {}

    /// Whether what a command says, if anything, equals what was recorded.
    static boolean tells(@Nullable Object said, @Nullable Object previous) {
        return said == null || said.equals(previous);
    }

    /// @param text of the command; null: it has none
    /// @param previous what the ledger contains instead
    /// @param at of the command; null: it gives no time
    /// @param previousAt the time that was recorded with the event; null: none was
    /// @throws RuleViolationException when the command contains something that would be lost
    static void requireNothingNew(IncidentRule rule, @Nullable String text, @Nullable String previous,
            @Nullable Instant at,
            @Nullable Instant previousAt) {
        if (!tells(text, previous)) {
            throw rule.violated("This was already recorded, so the new text would be lost; add it to the timeline.");
        }
        if (!tells(at, previousAt)) {
            throw rule.violated("This was already recorded, so the new time would be lost; amend the timeline entry.");
        }
    }
}
