package io.incidentledger.events.codec;

import tools.jackson.databind.node.ObjectNode;

/// Turns the stored form of one revision of an event into the next one. Pure; it changes the copy that it is given,
/// never the log.
interface EventUpcaster {

    /// The logical type that it is for.
    String type();

    /// The revision that it reads; it gives the next one.
    int fromRevision();

    void upcast(ObjectNode payload);
}
