package io.incidentledger.query.feed;

import io.incidentledger.ledger.Utf8;
import io.incidentledger.query.readmodel.ServerSentEvents;
import org.jspecify.annotations.Nullable;

/// An event of the ledger as other services receive it.
///
/// @param json a CloudEvent in the JSON format
record FeedEvent(long position, String type, @Nullable String incidentId, String json) {

    private static final int FRAME_OVERHEAD = 40;

    /// The size of the JSON text.
    long bytes() {
        return Utf8.bytes(json);
    }

    /// The event as a frame of server-sent events, with the position as its id.
    String frame() {
        return new StringBuilder(json.length() + FRAME_OVERHEAD).append("id: ").append(position).append("\ndata: ")
                .append(ServerSentEvents.singleLine(json)).append("\n\n").toString();
    }
}
