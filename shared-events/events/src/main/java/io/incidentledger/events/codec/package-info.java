/// The JSON form of events: logical types and revisions, strict reading, upcasting. The log keeps this form byte for
/// byte, so golden files in the tests pin it.
@NullMarked
package io.incidentledger.events.codec;

import org.jspecify.annotations.NullMarked;
