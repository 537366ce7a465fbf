package io.incidentledger.query.broken;

import io.incidentledger.command.broken.KnowsTheQuerySide;

/// Violates: the query side does not depend on the command side; packages form no cycles.
public class KnowsTheCommandSide {
    KnowsTheQuerySide other = new KnowsTheQuerySide();
}
