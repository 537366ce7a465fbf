package io.incidentledger.query.broken;

import io.incidentledger.command.broken.KnowsTheQuerySide;

/// Breaks: the query side does not know the command side; packages form no cycles.
public class KnowsTheCommandSide {
    KnowsTheQuerySide other = new KnowsTheQuerySide();
}
