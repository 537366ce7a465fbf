package io.incidentledger.command.dispatch;

import java.util.Set;

import io.incidentledger.events.EventProvenance;
import io.incidentledger.ledger.Hash;
import io.incidentledger.ledger.axon.CommitTurn;
import org.jspecify.annotations.Nullable;

/// The parts of a request that are not part of its command.
///
/// @param idempotencyKey the caller's key, unique per actor; null: every repetition is another command
/// @param requestDigest digest of method, path and raw body, which detects "same key, other body"; null: not compared
/// @param ifMatch the incident must be at one of these sequences; null: at any
/// @param turn orders this commit after certain others in the log; null: in any order. The turn is passed on when the
///     commit is in the log's queue; for a command without a commit its sender passes the turn on
public record CommandContext(EventProvenance provenance, @Nullable String idempotencyKey, @Nullable Hash requestDigest,
        @Nullable Set<Long> ifMatch, @Nullable CommitTurn turn) {
    public CommandContext {
        ifMatch = ifMatch == null ? null : Set.copyOf(ifMatch);
    }

    /// Creates a context for a command that is written as soon as it is decided.
    public CommandContext(EventProvenance provenance, @Nullable String idempotencyKey, @Nullable Hash requestDigest,
            @Nullable Set<Long> ifMatch) {
        this(provenance, idempotencyKey, requestDigest, ifMatch, null);
    }

    /// Returns the id of the commit that a command with this context produces; null without an idempotency key.
    public @Nullable String keyedCommitId() {
        return idempotencyKey == null ? null : CommitIdDerivation.keyed(provenance.actor(), idempotencyKey);
    }
}
