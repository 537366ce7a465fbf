package io.incidentledger.query.feed;

/// An event of the ledger as other services get it.
///
/// @param json
///            a CloudEvent in the JSON format
record FeedEvent(long position, String json) {

    private static final int FRAME_OVERHEAD = 40;

    /// As a frame of server-sent events, with the position as its id.
    String frame() {
        return new StringBuilder(json.length() + FRAME_OVERHEAD).append("id: ").append(position).append("\ndata: ")
                .append(singleLine(json)).append("\n\n").toString();
    }

    /// A line break in JSON text is white space between tokens; in a frame it would end the data.
    private static String singleLine(String json) {
        return json.indexOf('\n') < 0 && json.indexOf('\r') < 0 ? json : json.replace('\n', ' ').replace('\r', ' ');
    }
}
