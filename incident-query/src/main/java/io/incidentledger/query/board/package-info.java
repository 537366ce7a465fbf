/// All incidents at a glance: one lean row for each, by which lists are filtered, sorted and paged. What a list shows
/// of an incident is folded from its stream, exactly as a question for that one incident would be answered.
@NullMarked
package io.incidentledger.query.board;

import org.jspecify.annotations.NullMarked;
