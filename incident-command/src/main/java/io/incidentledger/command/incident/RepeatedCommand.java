package io.incidentledger.command.incident;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// A command that asks for what has happened already: it changes nothing as long as it tells nothing else.
final class RepeatedCommand {

    private RepeatedCommand() {}

    /// Whether what a command says, if anything, is what was told.
    static boolean tells(@Nullable Object said, @Nullable Object told) {
        return said == null || said.equals(told);
    }

    /// @param words of the command; null: it has none
    /// @param told what the ledger holds instead
    /// @param at of the command; null: it says no time
    /// @param toldAt the time that was told with the event; null: none was
    /// @throws RuleViolation the command says something that would be lost
    static void requireNothingNew(Rule rule, @Nullable String words, @Nullable String told, @Nullable Instant at,
            @Nullable Instant toldAt) {
        if (!tells(words, told)) {
            throw rule.violated("that happened already and these words would be lost; add them to the timeline");
        }
        if (!tells(at, toldAt)) {
            throw rule.violated("that happened already and this time would be lost; amend the entry of the timeline");
        }
    }
}
