/// The postmortem of one incident: drafted from its stream, completed by what people wrote. Facts from the ledger and
/// the words of people are kept apart all the way into the document. What people wrote is never trusted: it reaches
/// Markdown and HTML only neutralised.
@NullMarked
package io.incidentledger.query.postmortem;

import org.jspecify.annotations.NullMarked;
