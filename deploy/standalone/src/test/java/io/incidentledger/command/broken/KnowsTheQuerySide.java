package io.incidentledger.command.broken;

import io.incidentledger.query.broken.KnowsTheCommandSide;

/// Violates: the command side does not depend on the query side; packages form no cycles.
public class KnowsTheQuerySide {
    KnowsTheCommandSide other = new KnowsTheCommandSide();
}
