package io.incidentledger.query.board;

import io.incidentledger.projection.history.EventHistory;
import io.incidentledger.projection.history.Historized;

/// A row of the board, and what it was made of.
record BoardDocument(BoardRow now, EventHistory past) implements Historized<BoardRow> {}
