package io.incidentledger.web;

import java.util.List;

import io.incidentledger.eventlog.EventLogException;
import org.jspecify.annotations.Nullable;

/**
 * The problems that every endpoint may answer with, each under its stable name; the refusals of single rules are named by the rules. docs/api/problems.md lists them all.
 */
public final class Problems {

    private static final String INVALID_TITLE = "The request is not valid";

    private Problems() {}

    /** The body is no JSON text, or not UTF-8, or holds something that no field can hold. */
    public static Problem malformedJson(String detail) {
        return Problem.of("malformed-json", 400, "The body is not well-formed JSON", detail);
    }

    /** Fields of the body are missing, unknown or wrong. */
    public static Problem invalidBody(List<Problem.FieldFault> faults) {
        return invalid("invalid-body", faults);
    }

    /** Query parameters are unknown or wrong. */
    public static Problem invalidParameters(List<Problem.FieldFault> faults) {
        return invalid("invalid-parameters", faults);
    }

    /** Request headers are wrong. */
    public static Problem invalidHeaders(List<Problem.FieldFault> faults) {
        return invalid("invalid-headers", faults);
    }

    private static Problem invalid(String name, List<Problem.FieldFault> faults) {
        Problem.FieldFault first = faults.getFirst();
        String more = faults.size() == 1 ? "" : " (and " + (faults.size() - 1) + " more)";
        return new Problem(name, 400, INVALID_TITLE, first.pointer() + " " + first.detail() + more, faults, null);
    }

    /** Anything else about a request that can't be understood. */
    public static Problem malformedRequest(String detail) {
        return Problem.of("malformed-request", 400, "The request is malformed", detail);
    }

    /** No endpoint has this path. */
    public static Problem unknownPath(String path) {
        return Problem.of("unknown-path", 404, "There is nothing at this path", "Nothing is found at " + path);
    }

    /** The path is right, but what it names does not exist. */
    public static Problem unknownResource(String kind, String id) {
        return Problem.of("unknown-" + kind, 404, "There is no such " + kind.replace('-', ' '),
                "There is no " + kind.replace('-', ' ') + " " + id);
    }

    /** A segment of a path is none of the names that it can be. */
    public static Problem unknownName(String kind, String name, String allowed) {
        return Problem.of("unknown-" + kind, 404, "There is no such " + kind, name + " is none of " + allowed);
    }

    public static Problem methodNotAllowed(String method) {
        return Problem.of("method-not-allowed", 405, "The path does not take this method",
                method + " is not among the methods of this path");
    }

    public static Problem notAcceptable(String offered) {
        return Problem.of("not-acceptable", 406, "None of the accepted media types is offered",
                "Offered is " + offered);
    }

    public static Problem bodyTooLarge(long limit) {
        return Problem.of("body-too-large", 413, "The body is too large", "A body may have " + limit + " bytes");
    }

    public static Problem unsupportedMediaType(String detail) {
        return Problem.of("unsupported-media-type", 415, "The body's media type or encoding is not taken", detail);
    }

    /** Any other status that a part of the server refuses a request with. */
    public static Problem refused(int status, String detail) {
        return Problem.of("refused", status, "The request was refused", detail);
    }

    /** The views have not reached the position that a query wants. */
    public static Problem viewsBehind(long wanted, long reached) {
        return Problem.unavailable("views-behind", "The views have not got there yet",
                "Position " + wanted + " was asked for, the views have reached " + reached, 1);
    }

    /** A defect of ours; the id is also in the log. */
    public static Problem internalError(String incident) {
        return Problem.of("internal-error", 500, "Something went wrong in the ledger",
                "The ledger's log tells more under " + incident);
    }

    /** What a failure of the log means to a caller; null: a defect, see {@link #internalError}. */
    public static @Nullable Problem ofLog(EventLogException failure) {
        return switch (failure) {
            case EventLogException.Overloaded overloaded ->
                Problem.unavailable("overloaded", "The ledger has too much to do",
                        "Nothing was written: try again later", 1);
            case EventLogException.Unavailable unavailable ->
                Problem.unavailable("log-unavailable", "The ledger's log is not available",
                        "Nothing was written: try again later", 5);
            case EventLogException.OutcomeUnknown unknown ->
                Problem.unavailable("outcome-unknown", "It is not known whether it was recorded",
                        "It may have been recorded: repeat the request with the same Idempotency-Key", 5);
            case EventLogException.Corrupted corrupted -> Problem.of("ledger-corrupted", 500, "The ledger is damaged",
                    "What is stored is not what was written, from position " + corrupted.position() + " on");
            case EventLogException.SequenceConflict conflict ->
                Problem.unavailable("contended", "Others change the same incident just now",
                        "Nothing was written: try again", 1);
            case EventLogException.DuplicateEvent duplicate -> null;
            case EventLogException.Incompatible incompatible -> null;
        };
    }
}
