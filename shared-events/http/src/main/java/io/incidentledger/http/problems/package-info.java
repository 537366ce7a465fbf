/// Error responses as problems (RFC 9457). Every problem names the field or the rule, and no error is swallowed.
@NullMarked
package io.incidentledger.http.problems;

import org.jspecify.annotations.NullMarked;
