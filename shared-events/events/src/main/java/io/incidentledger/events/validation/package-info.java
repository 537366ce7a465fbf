/// Reads JSON that others wrote, strictly, and checks its values: bodies of requests, lines of imports and policies
/// alike. All that is wrong is gathered and named by field, up to a bound. Nothing here knows where the JSON came from
/// or what a caller is answered.
@NullMarked
package io.incidentledger.events.validation;

import org.jspecify.annotations.NullMarked;
