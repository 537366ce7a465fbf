package io.incidentledger.query.feed;

import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// An event in the JSON format of CloudEvents 1.0, for the description of the API; [FeedEvent] has its text.
///
/// @param data the stored payload
/// @param position its number in the ledger, from 1
/// @param streamsequence its number in its incident, from 0
/// @param commitid events with the same one were recorded together
/// @param actorsource the calling service
@JsonInclude(JsonInclude.Include.NON_NULL)
record CloudEvent(String specversion, String id, String source, String type, Instant time, String datacontenttype,
        @Nullable String subject, long position, @Nullable Long streamsequence, String commitid, String actor,
        @Nullable String actorsource, @Nullable String correlationid,
        @Nullable String traceid, Map<String, Object> data) {

    static final String BATCH_VALUE = "application/cloudevents-batch+json";
}
