package io.incidentledger.ledger.verification;

import io.incidentledger.ledger.Hash;
import org.jspecify.annotations.Nullable;

/// What a check of a ledger came to.
///
/// @param intact every commit up to the head is what was written, and follows the one before
/// @param checkedCommits that were found to be right, from the first one on
/// @param checkedEvents of those commits
/// @param headHash of the last commit that is right; compare it with one that was kept elsewhere, for whoever can
///     rewrite the whole file can also rewrite its hashes
/// @param firstBroken the first position that is not right; null: none
/// @param reason what is wrong there
public record VerificationResult(boolean intact, long checkedCommits, long checkedEvents, Hash headHash,
        @Nullable Long firstBroken, @Nullable String reason) {}
