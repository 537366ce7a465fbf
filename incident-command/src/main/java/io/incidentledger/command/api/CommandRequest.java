package io.incidentledger.command.api;

import io.incidentledger.command.dispatch.CommandContext;
import io.incidentledger.command.dispatch.CommitIds;
import io.incidentledger.ledger.TimeOrderedId;

/// A request that was understood: nothing about it is malformed.
///
/// @param incidentId from the path; empty for paths without one
record CommandRequest<T extends CommandBody>(String incidentId, T body, CommandContext context) {

    /// The id of something that this request makes. A repeated request with the same idempotency key gets the same id,
    /// any other one a new one.
    ///
    /// @param purpose tells the ids of one request apart
    String newId(String purpose) {
        String commitId = context.keyedCommitId();
        return commitId == null ? TimeOrderedId.next().toString() : CommitIds.derived(commitId, purpose);
    }

    /// The same for the incident that the path's name stands for.
    CommandRequest<T> of(String incident) {
        return new CommandRequest<>(incident, body, context);
    }
}
