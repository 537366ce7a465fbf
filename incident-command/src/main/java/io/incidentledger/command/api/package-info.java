/// The HTTP side of commands: bodies and headers in, one command into the pipeline, its outcome out. It decides nothing
/// about incidents; a malformed request is refused here, before anything else looks at it. It never blocks, and it
/// holds nothing beyond the requests in flight.
@NullMarked
package io.incidentledger.command.api;

import org.jspecify.annotations.NullMarked;
