/// The connection to MongoDB that log, views and tokens of one process share, and how blocking code waits for its
/// answers.
@NullMarked
package io.incidentledger.ledger.mongo.connection;

import org.jspecify.annotations.NullMarked;
