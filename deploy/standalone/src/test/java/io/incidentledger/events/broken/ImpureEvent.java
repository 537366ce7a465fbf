package io.incidentledger.events.broken;

import io.incidentledger.command.broken.KnowsTheQuerySide;

/// Violates: events depend only on annotations; shared events depend on neither side.
class ImpureEvent {
    KnowsTheQuerySide other = new KnowsTheQuerySide();
}
