package io.incidentledger.ledger.verification;

import io.incidentledger.ledger.Hash;
import org.jspecify.annotations.Nullable;

/// Result of the verification of a ledger.
///
/// @param intact whether every commit up to the head is what was written, and follows the one before it
/// @param checkedCommits number of valid commits, from the first one on
/// @param checkedEvents number of events in those commits
/// @param headHash hash of the last valid commit; compare it with one that was kept elsewhere, because anyone who can
///     rewrite the whole file can also rewrite its hashes
/// @param firstBroken the first invalid position; null when there is none
/// @param reason what is wrong there
public record VerificationResult(boolean intact, long checkedCommits, long checkedEvents, Hash headHash,
        @Nullable Long firstBroken, @Nullable String reason) {}
