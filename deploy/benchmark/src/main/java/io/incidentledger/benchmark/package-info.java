/// Measures the packaged service over HTTP and, in the same run, the disk under it. Only ratios within one run are
/// comparable between machines.
@NullMarked
package io.incidentledger.benchmark;

import org.jspecify.annotations.NullMarked;
