package io.incidentledger.events;

import java.util.Map;

/// An event of a policy: configuration that affects the contents of a view, a target or a deadline. Each policy has its
/// own stream, whose id is the policy's name.
public sealed interface PolicyEvent extends LedgerEvent {

    /// The type of policy streams.
    String STREAM = "Policy";

    /// A policy has new content from this position on. Responses as of an earlier position use the content that was in
    /// effect at that position.
    ///
    /// @param name the name of the policy
    /// @param version from 1, without gaps: one more than the event's sequence in the stream
    /// @param content JSON made of strings, booleans, lists and maps of these; each policy defines the meaning of its
    ///     content
    @EventType("PolicyAdopted")
    record PolicyAdopted(String name, int version, Map<String, Object> content) implements PolicyEvent {}
}
