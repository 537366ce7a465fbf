/// Text that is safe to show in a log or on a terminal.
@NullMarked
package io.incidentledger.program.text;

import org.jspecify.annotations.NullMarked;
