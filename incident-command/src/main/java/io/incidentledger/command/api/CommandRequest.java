package io.incidentledger.command.api;

import java.util.Set;

import io.incidentledger.command.dispatch.CommandContext;
import io.incidentledger.command.dispatch.CommitIdDerivation;
import io.incidentledger.ledger.TimeOrderedIdGenerator;

/// A well-formed command request.
///
/// @param incidentId from the path; empty for paths without an incident
/// @param removed the members that a [MergePatch] removes, which are null in the body; empty for other bodies
/// @param preference what the response is to contain
record CommandRequest<T extends CommandBody>(String incidentId, T body, Set<String> removed, CommandContext context,
        ReturnPreference preference) {

    CommandRequest {
        removed = Set.copyOf(removed);
    }

    /// Returns the id for something that this request creates. A repeated request with the same idempotency key gets
    /// the same id; every other request gets a new one.
    ///
    /// @param purpose distinguishes the ids of one request
    String newId(String purpose) {
        String commitId = context.keyedCommitId();
        return commitId == null
                ? TimeOrderedIdGenerator.next().toString()
                : CommitIdDerivation.derived(commitId, purpose);
    }

    /// Returns the same request for the incident that the name in the path was resolved to.
    CommandRequest<T> of(String incident) {
        return new CommandRequest<>(incident, body, removed, context, preference);
    }
}
