/// Documents in this process's memory, with the indexes that views declare: one thread writes, any may read, and nobody
/// waits for the other. Gone with the process; whoever uses it rebuilds from the log.
@NullMarked
package io.incidentledger.projection.memory;

import org.jspecify.annotations.NullMarked;
