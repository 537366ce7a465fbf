/// A lightweight load generator: one event loop, HTTP/1.1 on persistent connections, and requests that were encoded in
/// advance. It shares the machine with the measured service, so it does as little work as possible. A response other
/// than 2xx fails the run, so that no figure includes rejected requests.
@NullMarked
package io.incidentledger.benchmark.http;

import org.jspecify.annotations.NullMarked;
