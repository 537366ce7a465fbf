/// The measured processes: started as a user would start them, with the Java of this JVM, and always ended with the
/// run. Their logs go to files; if a process does not start, its last lines are shown.
@NullMarked
package io.incidentledger.benchmark.process;

import org.jspecify.annotations.NullMarked;
