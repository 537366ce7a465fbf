/// Measures as they would be if some times were different or some incidents were left out. Nothing is written.
@NullMarked
package io.incidentledger.query.measures.whatif;

import org.jspecify.annotations.NullMarked;
