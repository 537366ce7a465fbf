package io.incidentledger.events.codec;

import tools.jackson.databind.node.ObjectNode;

/// Converts the stored form of one revision of an event into the next revision. Pure; changes the given copy, never the
/// log.
interface EventUpcaster {

    /// The logical type of the events that this upcaster converts.
    String type();

    /// The revision that this upcaster reads; it produces the next one.
    int fromRevision();

    void upcast(ObjectNode payload);
}
