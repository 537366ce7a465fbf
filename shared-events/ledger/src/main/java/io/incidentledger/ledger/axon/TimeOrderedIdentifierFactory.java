package io.incidentledger.ledger.axon;

import io.incidentledger.ledger.TimeOrderedId;
import org.axonframework.common.IdentifierFactory;

/// Gives Axon's messages time-ordered ids, since they become event ids, which the log indexes. Found by
/// [java.util.ServiceLoader].
public final class TimeOrderedIdentifierFactory extends IdentifierFactory {

    @Override
    public String generateIdentifier() {
        return TimeOrderedId.next().toString();
    }
}
