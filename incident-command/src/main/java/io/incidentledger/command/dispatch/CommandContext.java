package io.incidentledger.command.dispatch;

import java.util.Set;

import io.incidentledger.events.Provenance;
import io.incidentledger.ledger.Hash;
import io.incidentledger.ledger.axon.CommitTurn;
import org.jspecify.annotations.Nullable;

/// What a request says beside its command.
///
/// @param idempotencyKey the caller's key, unique per actor; null: every repetition is another command
/// @param requestDigest of method, path and raw body, by which "same key, other body" is noticed; null: not compared
/// @param ifMatch sequences of which the incident must be at one; null: at any
/// @param turn which commits come before this one in the log; null: whichever are faster. It is passed when the commit
///     is in the log's queue; for a command without a commit its sender passes it
public record CommandContext(Provenance provenance, @Nullable String idempotencyKey, @Nullable Hash requestDigest,
        @Nullable Set<Long> ifMatch, @Nullable CommitTurn turn) {
    public CommandContext {
        ifMatch = ifMatch == null ? null : Set.copyOf(ifMatch);
    }

    /// A command that is written as soon as it is decided.
    public CommandContext(Provenance provenance, @Nullable String idempotencyKey, @Nullable Hash requestDigest,
            @Nullable Set<Long> ifMatch) {
        this(provenance, idempotencyKey, requestDigest, ifMatch, null);
    }

    /// The id of the commit that a command with this context becomes; null without an idempotency key.
    public @Nullable String keyedCommitId() {
        return idempotencyKey == null ? null : CommitIds.keyed(provenance.actor(), idempotencyKey);
    }
}
