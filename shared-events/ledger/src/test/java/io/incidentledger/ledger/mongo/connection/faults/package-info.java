/// Controlled faults between a client and MongoDB: a [io.incidentledger.ledger.mongo.connection.faults.FaultyProxy] is
/// placed between the two, parses complete messages and applies a
/// [io.incidentledger.ledger.mongo.connection.faults.Fault] to those that
/// [io.incidentledger.ledger.mongo.connection.faults.Requests] select. Everything else passes unchanged, so that all
/// other behavior is that of the server behind it.
@NullMarked
package io.incidentledger.ledger.mongo.connection.faults;

import org.jspecify.annotations.NullMarked;
