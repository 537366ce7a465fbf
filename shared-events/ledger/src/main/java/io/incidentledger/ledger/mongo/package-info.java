/// The log in a MongoDB replica set that any number of processes append to: one commit is one document, so a commit
/// needs no transaction. A commit is acknowledged once a majority of the members has it; nothing less is ever read.
/// Nodes are not coordinated: unique indexes decide who takes a position, and the other tries again. When an answer
/// leaves open whether something was written, the commit id tells; when that can't be asked in time, the caller is told
/// so.
@NullMarked
package io.incidentledger.ledger.mongo;

import org.jspecify.annotations.NullMarked;
