/// How the measures of a period have changed since they were reported, and which events changed them.
@NullMarked
package io.incidentledger.query.measures.drift;

import org.jspecify.annotations.NullMarked;
