/// The state of one incident, folded from its stream, and the answer that is made of it. State and answer are apart:
/// the fold knows no clock, the answer is given the time of asking and judges by it what lies in the future and what is
/// overdue.
@NullMarked
package io.incidentledger.query.incident;

import org.jspecify.annotations.NullMarked;
