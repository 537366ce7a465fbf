package io.incidentledger.events;

import java.util.Map;

/// What happens to a policy: configuration that decides what a view, a target or a deadline says. Each policy has a
/// stream of its own, with its name as the id.
public sealed interface PolicyEvent extends LedgerEvent {

    /// The type of a policy's stream.
    String STREAM = "Policy";

    /// A policy has another content from here on. What was answered for an earlier position keeps the content of then.
    ///
    /// @param name which policy
    /// @param version from 1, without holes: one more than its sequence in the stream
    /// @param content JSON: texts, truth values, lists and maps of these; what it means is the policy's own matter
    @EventType("PolicyAdopted")
    record PolicyAdopted(String name, int version, Map<String, Object> content) implements PolicyEvent {}
}
