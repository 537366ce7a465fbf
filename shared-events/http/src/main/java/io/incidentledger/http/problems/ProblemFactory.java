package io.incidentledger.http.problems;

import java.time.Instant;
import java.util.List;

import io.incidentledger.events.validation.FieldError;
import io.incidentledger.events.validation.InvalidJsonException;
import io.incidentledger.ledger.EventLogException;
import org.jspecify.annotations.Nullable;

/// Creates the problems that any endpoint may respond with, with their texts.
public final class ProblemFactory {

    private ProblemFactory() {}

    /// The body is not a JSON text, is not UTF-8, or exceeds the limits on nesting or numbers.
    static Problem malformedJson(String detail) {
        return ProblemType.MALFORMED_JSON.problem(detail);
    }

    /// Fields of the body are missing, unknown or wrong.
    public static Problem invalidBody(List<FieldError> faults) {
        return invalid(ProblemType.INVALID_BODY, faults);
    }

    /// The body could not be read.
    public static Problem of(InvalidJsonException refused) {
        return refused.faults().isEmpty() ? malformedJson(refused.detail()) : invalidBody(refused.faults());
    }

    /// Query parameters are unknown or wrong.
    public static Problem invalidParameters(List<FieldError> faults) {
        return invalid(ProblemType.INVALID_PARAMETERS, faults);
    }

    /// Request headers are wrong.
    public static Problem invalidHeaders(List<FieldError> faults) {
        return invalid(ProblemType.INVALID_HEADERS, faults);
    }

    private static Problem invalid(ProblemType type, List<FieldError> faults) {
        FieldError first = faults.getFirst();
        String place = first.pointer().isEmpty() ? "The request body" : first.pointer();
        return new Problem(type.wireName(), type.status(), type.title(),
                place + " " + first.detail() + more(faults) + ".",
                faults, null);
    }

    private static String more(List<FieldError> faults) {
        long others = faults.stream().mapToLong(FieldError::count).sum() - 1;
        return others == 0 ? "" : " (and " + others + (others == 1 ? " more error)" : " more errors)");
    }

    /// Any other problem with the form of a request.
    public static Problem malformedRequest(String detail) {
        return ProblemType.MALFORMED_REQUEST.problem(detail);
    }

    /// No endpoint has this path.
    static Problem unknownPath(String path) {
        return ProblemType.UNKNOWN_PATH.problem("No resource exists at " + path + ".");
    }

    public static Problem unknownIncident(String idOrNumber) {
        return ProblemType.UNKNOWN_INCIDENT.problem("There is no incident " + idOrNumber + ".");
    }

    /// There was no such incident yet, at the position that a request looks back to.
    public static Problem declaredLater(String idOrNumber, long asOf, long declaredAt, Instant recordedAt) {
        return ProblemType.UNKNOWN_INCIDENT.problem("There was no incident " + idOrNumber + " yet at position " + asOf
                + ": its declaration has position " + declaredAt + " and was recorded at " + recordedAt + ".");
    }

    static Problem methodNotAllowed(String method) {
        return ProblemType.METHOD_NOT_ALLOWED.problem(method + " is not supported at this path.");
    }

    public static Problem notAcceptable(String offered) {
        return ProblemType.NOT_ACCEPTABLE.problem("Supported media types: " + offered + ".");
    }

    public static Problem bodyTooLarge(long limit) {
        return ProblemType.BODY_TOO_LARGE
                .problem("The request body must not exceed " + limit + (limit == 1 ? " byte." : " bytes."));
    }

    public static Problem unsupportedMediaType(String detail) {
        return ProblemType.UNSUPPORTED_MEDIA_TYPE.problem(detail);
    }

    /// Any other status with which a part of the server rejects a request.
    public static Problem refused(int status, String detail) {
        return Problem.of(ProblemType.REFUSED.wireName(), status, ProblemType.REFUSED.title(), detail);
    }

    /// The log itself ends before positions that a request names.
    public static Problem positionAhead(List<FieldError> faults) {
        return invalid(ProblemType.POSITION_AHEAD, faults);
    }

    /// The views have not reached the requested position.
    public static Problem viewsBehind(long wanted, long reached) {
        return ProblemType.VIEWS_BEHIND
                .retryable("Position " + wanted + " was requested; the views have reached " + reached + ".", 1);
    }

    /// The store of the views is not responding.
    public static Problem viewsUnavailable() {
        return ProblemType.VIEWS_UNAVAILABLE.retryable("The store of the views does not respond; try again later.", 5);
    }

    /// A bug in the ledger; the id is also in the log.
    public static Problem internalError(String id) {
        return ProblemType.INTERNAL_ERROR
                .problem("The service's log has the cause under the correlation id " + id + ".");
    }

    private static Problem overloaded(EventLogException.Overloaded overloaded) {
        String incidentId = overloaded.streamId();
        return incidentId == null
                ? ProblemType.OVERLOADED.retryable("Nothing was written; try again later.", 1)
                : ProblemType.OVERLOADED
                        .retryable("The incident has " + overloaded.capacity() + " commands in progress, which is the "
                                + "limit. Nothing was written; try again later.", 1)
                        .with("incidentId", incidentId);
    }

    /// Returns the problem for a failure of the log; null if the failure is a bug, see [#internalError].
    public static @Nullable Problem ofLog(EventLogException failure) {
        return switch (failure) {
            case EventLogException.Overloaded overloaded -> overloaded(overloaded);
            case EventLogException.Unavailable unavailable ->
                ProblemType.LOG_UNAVAILABLE.retryable("Nothing was written; try again later.", 5);
            case EventLogException.ClockUncertain doubt -> ProblemType.CLOCK_UNCERTAIN.retryable(
                    "Nothing was written, since no event can get a time: " + doubt.getMessage() + ".",
                    Math.toIntExact(Math.max(1, doubt.retryAfter().plusMillis(999).toSeconds())));
            case EventLogException.OutcomeUnknown unknown -> ProblemType.OUTCOME_UNKNOWN
                    .retryable("The command may have been recorded; repeat the request with the same Idempotency-Key.",
                            5);
            case EventLogException.Corrupted corrupted -> ProblemType.LEDGER_CORRUPTED.problem(
                    "The stored events differ from what was written, from position " + corrupted.position() + " on.");
            case EventLogException.Damaged damage -> ProblemType.LEDGER_REFUSED.retryable(
                    "Nothing is written any more, since the stored events differ from what was written, from position "
                            + damage.position() + " on.",
                    60);
            case EventLogException.SequenceConflict conflict ->
                ProblemType.CONTENDED.retryable("Nothing was written; try again.", 1);
            case EventLogException.TooLarge large ->
                ProblemType.BODY_TOO_LARGE.problem("Nothing was written; send less in one request.");
            case EventLogException.DuplicateEvent duplicate -> null;
            case EventLogException.Incompatible incompatible -> null;
        };
    }
}
