/// The log in one SQLite file, which common tools can open: WAL mode, `synchronous=FULL`; a commit is durable when it
/// is acknowledged. Several processes may open the file; they take turns writing. When the disk is full, appends are
/// rejected and leave nothing behind, and appending resumes when there is space again. After a crash the file can be
/// read as it is.
@NullMarked
package io.incidentledger.ledger.sqlite;

import org.jspecify.annotations.NullMarked;
