/// How complete and consistent the times are that measures are made of: blanks and contradictions, counted and named.
@NullMarked
package io.incidentledger.query.measures.quality;

import org.jspecify.annotations.NullMarked;
