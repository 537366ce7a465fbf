package io.incidentledger.events.broken;

import io.incidentledger.command.broken.KnowsTheQuerySide;

/// Breaks: events depend on annotations alone; shared events know neither side.
class ImpureEvent {
    KnowsTheQuerySide other = new KnowsTheQuerySide();
}
