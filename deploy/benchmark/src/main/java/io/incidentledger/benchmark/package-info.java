/// Measures the packaged service over HTTP and, in the same run, the disk under it. Only ratios within one run travel
/// from machine to machine.
@NullMarked
package io.incidentledger.benchmark;

import org.jspecify.annotations.NullMarked;
