/// The measures of a period, grouped and compared on request.
@NullMarked
package io.incidentledger.query.measures.report;

import org.jspecify.annotations.NullMarked;
