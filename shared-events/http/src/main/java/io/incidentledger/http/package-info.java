/// The HTTP code that commands and queries share: bodies, query parameters, RFC 9457 problems, limits, and the
/// rejection of cross-site requests. It has no rules about incidents. Every rejection names the field or the rule, and
/// no error is swallowed.
@NullMarked
package io.incidentledger.http;

import org.jspecify.annotations.NullMarked;
