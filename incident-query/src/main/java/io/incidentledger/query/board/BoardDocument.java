package io.incidentledger.query.board;

import io.incidentledger.projection.history.EventHistory;
import io.incidentledger.projection.history.Historized;

/// The stored document of a board row: the row, and the events that it was folded from.
record BoardDocument(BoardRow now, EventHistory past) implements Historized<BoardRow> {}
