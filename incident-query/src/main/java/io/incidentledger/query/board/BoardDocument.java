package io.incidentledger.query.board;

import io.incidentledger.projection.past.Past;
import io.incidentledger.projection.past.Remembering;

/// A row of the board, and what it was made of.
record BoardDocument(BoardRow now, Past past) implements Remembering<BoardRow> {}
