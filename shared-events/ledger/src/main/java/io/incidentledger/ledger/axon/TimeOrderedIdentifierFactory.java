package io.incidentledger.ledger.axon;

import io.incidentledger.ledger.TimeOrderedIdGenerator;
import org.axonframework.common.IdentifierFactory;

/// Generates time-ordered ids for Axon's messages, because they become event ids, which the log indexes. Loaded by
/// [java.util.ServiceLoader].
public final class TimeOrderedIdentifierFactory extends IdentifierFactory {

    @Override
    public String generateIdentifier() {
        return TimeOrderedIdGenerator.next().toString();
    }
}
