/// The processes that are measured: started as a user would start them, on this JVM's Java, and always ended with the
/// run. Their logs go to files, whose last lines are shown when one does not come up.
@NullMarked
package io.incidentledger.benchmark.process;

import org.jspecify.annotations.NullMarked;
