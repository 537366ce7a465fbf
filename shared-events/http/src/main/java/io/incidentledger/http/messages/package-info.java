/// The bodies, entity tags and digests of requests and responses.
@NullMarked
package io.incidentledger.http.messages;

import org.jspecify.annotations.NullMarked;
