package io.incidentledger.http.problems;

import io.incidentledger.events.WireNamed;

/// The types of problems except violations of an incident's rules, which define their own names. A name is part of the
/// API and never changes; docs/reference/problems.md lists all of them.
public enum ProblemType implements WireNamed {
    MALFORMED_JSON("malformed-json", 400, "The request body is not well-formed JSON"),
    INVALID_BODY("invalid-body", 400, "The request body is invalid"),
    INVALID_PARAMETERS("invalid-parameters", 400, "The query parameters are invalid"),
    INVALID_HEADERS("invalid-headers", 400, "The request headers are invalid"),
    MALFORMED_REQUEST("malformed-request", 400, "The request is malformed"),
    TOO_LARGE("too-large", 400, "The response would be too large"),
    POSITION_AHEAD("position-ahead", 400, "The position is beyond the end of the ledger"),
    UNKNOWN_HOST("unknown-host", 403, "The request names an unknown host"),
    CROSS_SITE("cross-site", 403, "Pages of other sites must not write to the ledger"),
    UNKNOWN_PATH("unknown-path", 404, "No resource exists at this path"),
    UNKNOWN_INCIDENT("unknown-incident", 404, "There is no such incident"),
    UNKNOWN_ACTION_ITEM("unknown-action-item", 404, "There is no such action item"),
    UNKNOWN_TIMELINE_ENTRY("unknown-timeline-entry", 404, "The timeline has no such entry"),
    UNKNOWN_ROLE("unknown-role", 404, "There is no such role"),
    UNKNOWN_MILESTONE("unknown-milestone", 404, "There is no such milestone"),
    UNKNOWN_POLICY("unknown-policy", 404, "There is no such policy"),
    UNKNOWN_SECTION("unknown-section", 404, "The postmortem has no such section"),
    METHOD_NOT_ALLOWED("method-not-allowed", 405, "The path does not support this method"),
    NOT_ACCEPTABLE("not-acceptable", 406, "None of the accepted media types is supported"),
    INCIDENT_EXISTS("incident-exists", 409, "The incident already exists"),
    SEQUENCE_MISMATCH("sequence-mismatch", 412, "The incident is not at the expected sequence"),
    BODY_TOO_LARGE("body-too-large", 413, "The request body is too large"),
    EVENT_TOO_LARGE("event-too-large", 413, "An event of the command is too large"),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415,
            "The media type or encoding of the request body is not supported"),
    KEY_REUSED("key-reused", 422, "The idempotency key was already used for another request"),
    /// Any other rejection by the server itself; the response has the status of that rejection.
    REFUSED("refused", 400, "The request was rejected"),
    INTERNAL_ERROR("internal-error", 500, "An internal error occurred"),
    LEDGER_CORRUPTED("ledger-corrupted", 500, "The ledger is corrupted"),
    OVERLOADED("overloaded", 503, "The service is overloaded"),
    QUERY_TIMEOUT("query-timeout", 503, "The query took too long"),
    LOG_UNAVAILABLE("log-unavailable", 503, "The event log is unavailable"),
    CLOCK_UNCERTAIN("clock-uncertain", 503, "The clock of the service can't be believed"),
    OUTCOME_UNKNOWN("outcome-unknown", 503, "It is unknown whether the command was recorded"),
    CONTENDED("contended", 503, "Concurrent changes to the incident prevented the command"),
    STILL_READING("still-reading", 503, "The service is still reading the ledger"),
    VIEWS_UNAVAILABLE("views-unavailable", 503, "The store of the views is unavailable"),
    VIEWS_BEHIND("views-behind", 503, "The views have not reached the requested position"),
    VIEWS_REBUILDING("views-rebuilding", 503, "The views are being rebuilt"),
    VIEW_STOPPED("view-stopped", 503, "A view has stopped"),
    LEDGER_REFUSED("ledger-refused", 503, "The ledger is damaged or can't be read");

    private final String wireName;
    private final int status;
    private final String title;

    ProblemType(String wireName, int status, String title) {
        this.wireName = wireName;
        this.status = status;
        this.title = title;
    }

    @Override
    public String wireName() {
        return wireName;
    }

    /// HTTP status code.
    public int status() {
        return status;
    }

    /// Returns the title, a sentence that is the same for every problem of this type.
    public String title() {
        return title;
    }

    /// Creates a problem of this type for which retrying does not help.
    public Problem problem(String detail) {
        return Problem.of(wireName, status, title, detail);
    }

    /// Creates a temporary problem of this type.
    public Problem retryable(String detail, int retryAfterSeconds) {
        return Problem.unavailable(wireName, title, detail, retryAfterSeconds);
    }
}
