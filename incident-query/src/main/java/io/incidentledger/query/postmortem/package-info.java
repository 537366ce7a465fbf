/// The postmortem of one incident: drafted from its stream and completed by text that people wrote. Facts from the
/// ledger and text written by people are kept apart all the way into the document. Text written by people is never
/// trusted: it is sanitized before it is rendered as Markdown or HTML.
@NullMarked
package io.incidentledger.query.postmortem;

import org.jspecify.annotations.NullMarked;
