package io.incidentledger.command.pipeline;

import io.incidentledger.eventlog.Hash;
import io.incidentledger.events.Provenance;
import org.jspecify.annotations.Nullable;

/**
 * What a request says beside its command.
 *
 * @param idempotencyKey
 *            the caller's key, unique per actor; null: every repetition is another command
 * @param requestDigest
 *            of method, path and raw body, by which "same key, other body" is noticed; null: not compared
 * @param ifMatch
 *            sequence that the incident must be at; null: any
 */
public record CommandContext(Provenance provenance, @Nullable String idempotencyKey, @Nullable Hash requestDigest,
        @Nullable Long ifMatch) {

    /** The id of the commit that a command with this context becomes; null without an idempotency key. */
    public @Nullable String keyedCommitId() {
        return idempotencyKey == null ? null : CommitIds.keyed(provenance.actor(), idempotencyKey);
    }
}
