package io.incidentledger.command.broken;

import io.incidentledger.query.broken.KnowsTheCommandSide;

/// Breaks: the command side does not know the query side; packages form no cycles.
public class KnowsTheQuerySide {
    KnowsTheCommandSide other = new KnowsTheCommandSide();
}
