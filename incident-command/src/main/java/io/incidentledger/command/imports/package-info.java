/// What imports have in common, whatever they read: limits of a line, its reading in steps, the words of status pages, and faults counted by their kind. Each format or kind of page is
/// a package below.
@NullMarked
package io.incidentledger.command.imports;

import org.jspecify.annotations.NullMarked;
