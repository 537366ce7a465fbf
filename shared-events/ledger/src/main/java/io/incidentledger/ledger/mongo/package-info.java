/// The log in a MongoDB replica set to which any number of processes append. One commit is one document, so a commit
/// needs no transaction. A commit is acknowledged once a majority of the members has it, and only such commits are ever
/// read. Nodes do not coordinate: unique indexes decide which one takes a position, and the others try again. When a
/// response leaves open whether a commit was written, its id is looked up; when that is not possible in time, the
/// caller is told that the outcome is unknown.
@NullMarked
package io.incidentledger.ledger.mongo;

import org.jspecify.annotations.NullMarked;
