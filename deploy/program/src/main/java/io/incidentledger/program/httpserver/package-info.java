/// The HTTP server below Spring: requests that are no valid HTTP become problems like any other, and HTTP/1.0, HTTP/1.1
/// and HTTP/2 are spoken.
@NullMarked
package io.incidentledger.program.httpserver;

import org.jspecify.annotations.NullMarked;
