/// A lean load generator: one event loop, HTTP/1.1 on connections that stay open, requests that were encoded
/// beforehand. It shares the machine with what it measures, so it does as little as it can. An answer other than 2xx
/// fails the run: no figure is told that refusals made.
@NullMarked
package io.incidentledger.benchmark.http;

import org.jspecify.annotations.NullMarked;
