/// Reads JSON from outside strictly and checks its values: request bodies, lines of imports and policies alike. It
/// collects all errors and names their fields, up to a limit. Nothing here depends on where the JSON came from or how
/// the response looks.
@NullMarked
package io.incidentledger.events.validation;

import org.jspecify.annotations.NullMarked;
