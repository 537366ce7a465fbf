/// Action items of all incidents, with owners and due dates. A stored view has one document per action item.
@NullMarked
package io.incidentledger.query.actionitems;

import org.jspecify.annotations.NullMarked;
