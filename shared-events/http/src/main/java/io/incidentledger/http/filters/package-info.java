/// Filters that apply to every request and response: cross-site requests, headers that do not parse, the methods and
/// media types of an endpoint, and compression.
@NullMarked
package io.incidentledger.http.filters;

import org.jspecify.annotations.NullMarked;
