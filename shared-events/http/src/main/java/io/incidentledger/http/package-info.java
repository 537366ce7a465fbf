/// What both HTTP sides share: bodies, query parameters, RFC 9457 problems, limits, and the refusal of requests that
/// other sites make. It knows no incidents; every refusal names the field or the rule, and nothing is swallowed.
@NullMarked
package io.incidentledger.http;

import org.jspecify.annotations.NullMarked;
