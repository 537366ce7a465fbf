/// The JSON form of events: logical names and revisions, strict reading, upcasting. What is written here is kept byte
/// for byte in the log, so the golden files in the tests hold it still.
@NullMarked
package io.incidentledger.events.codec;

import org.jspecify.annotations.NullMarked;
