/// Follow-ups across all incidents: who owes what until when. A stored view with a document for each action item.
@NullMarked
package io.incidentledger.query.actionitems;

import org.jspecify.annotations.NullMarked;
