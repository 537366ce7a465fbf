/// Stored views as documents: what a view declares, how it is asked and written, in no store's language. A document is
/// whole and has its own position, so an event that comes again changes nothing. A store is a package beside this one:
/// `.memory`, `.mongo`.
@NullMarked
package io.incidentledger.projection.documents;

import org.jspecify.annotations.NullMarked;
