/// The connection to MongoDB that the log, the views and the tokens of one process share, and utilities for blocking
/// code to wait for its results.
@NullMarked
package io.incidentledger.ledger.mongo.connection;

import org.jspecify.annotations.NullMarked;
