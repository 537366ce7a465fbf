/// What goes wrong between a client and MongoDB, at will: a
/// [io.incidentledger.ledger.mongo.connection.faults.FaultyProxy] stands between the two, recognises whole messages and
/// lets a [io.incidentledger.ledger.mongo.connection.faults.Fault] meet the ones that
/// [io.incidentledger.ledger.mongo.connection.faults.Requests] choose. Everything else passes unchanged, so that what
/// is not at fault is the behaviour of the server behind it.
@NullMarked
package io.incidentledger.ledger.mongo.connection.faults;

import org.jspecify.annotations.NullMarked;
