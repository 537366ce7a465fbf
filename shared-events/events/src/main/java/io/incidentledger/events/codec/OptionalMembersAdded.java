package io.incidentledger.events.codec;

import tools.jackson.databind.node.ObjectNode;

/// Reads a revision that lacks only members that may be absent from the next one. The payload stays as it is.
record OptionalMembersAdded(String type, int fromRevision) implements EventUpcaster {

    @Override
    public void upcast(ObjectNode payload) {
        // An absent member of the next revision is null.
    }
}
