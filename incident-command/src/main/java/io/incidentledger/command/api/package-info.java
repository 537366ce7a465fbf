/// The HTTP API for commands: it reads the body and the headers, sends one command to the dispatcher and responds with
/// its outcome. It makes no decisions about incidents; a malformed request is rejected here, before anything else sees
/// it. It never blocks, and it keeps no state except for the requests in flight.
@NullMarked
package io.incidentledger.command.api;

import org.jspecify.annotations.NullMarked;
