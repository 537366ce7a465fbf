package io.incidentledger.query.board;

import io.incidentledger.projection.history.DocumentHistory;
import io.incidentledger.projection.history.Historized;

/// The stored document of a board row: the row, and the events that it was folded from.
record BoardDocument(BoardSearchFields now, DocumentHistory past) implements Historized<BoardSearchFields> {}
