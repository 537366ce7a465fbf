/// How the measures of a period moved since they were reported, and which events moved them.
@NullMarked
package io.incidentledger.query.measures.drift;

import org.jspecify.annotations.NullMarked;
