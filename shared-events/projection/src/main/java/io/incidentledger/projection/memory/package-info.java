/// Documents in the memory of this process, with the indexes that views declare: one thread writes, any thread may
/// read, and neither waits for the other. They are lost with the process and must be rebuilt from the log.
@NullMarked
package io.incidentledger.projection.memory;

import org.jspecify.annotations.NullMarked;
