package io.incidentledger.query.feed;

import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// An event in the JSON format of CloudEvents 1.0.
///
/// For the description of the API; [FeedEvent] has its text.
///
/// @param specversion the version of CloudEvents, `1.0`
/// @param id the event's id
/// @param source the stream that it belongs to: `/incidents/` and the id of the incident; `/ledger` for events without
///     a stream; otherwise `/streams/`, the type and the id of the stream
/// @param type `io.incidentledger.`, the type of the event, `.v` and its revision
/// @param time when it was recorded in the ledger
/// @param datacontenttype the media type of `data`
/// @param subject the incident's id; absent for events without a stream
/// @param position its number in the ledger, from 1
/// @param streamsequence its number in its incident, from 0; absent for events without a stream
/// @param commitid events with the same one were recorded together
/// @param actorsource the calling service, as named by `X-Source`; absent if the command had none
/// @param correlationid what the command was grouped by, as named by `X-Correlation-Id`; absent if it had none
/// @param traceid the trace id of the command (W3C Trace Context); absent if it had none
/// @param data the stored payload, whose members depend on the type
@JsonInclude(JsonInclude.Include.NON_NULL)
record CloudEvent(String specversion, String id, String source, String type, Instant time, String datacontenttype,
        @Nullable String subject, long position, @Nullable Long streamsequence, String commitid, String actor,
        @Nullable String actorsource, @Nullable String correlationid,
        @Nullable String traceid, Map<String, Object> data) {

    static final String BATCH_VALUE = "application/cloudevents-batch+json";
}
