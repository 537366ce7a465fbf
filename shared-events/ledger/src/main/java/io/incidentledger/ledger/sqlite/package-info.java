/// The log in one SQLite file that anybody can open: WAL, `synchronous=FULL`, a commit is durable when it is
/// acknowledged. Several processes may open the file; they take turns at writing. A full disk refuses appends and
/// leaves nothing behind; appending goes on when there is room again. After a crash the file is read as it is.
@NullMarked
package io.incidentledger.ledger.sqlite;

import org.jspecify.annotations.NullMarked;
