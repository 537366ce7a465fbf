package io.incidentledger.http.problems;

import java.util.LinkedHashMap;
import java.util.Map;

import io.incidentledger.events.validation.FieldError;
import tools.jackson.databind.json.JsonMapper;

/// Writes problems as `application/problem+json`.
final class ProblemJson {

    private static final JsonMapper MAPPER = JsonMapper.shared();
    /// The only header in which a client names a position, see [ProblemType#POSITION_AHEAD].
    private static final String LAST_EVENT_ID = "Last-Event-ID";

    private ProblemJson() {}

    /// Writes the members type, title, status and detail, the errors of single fields if there are any, and the
    /// extension members.
    static String write(Problem problem) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", problem.type());
        members.put("title", problem.title());
        members.put("status", problem.status());
        members.put("detail", problem.detail());
        if (!problem.errors().isEmpty()) {
            members.put("errors", problem.errors().stream().map(error -> error(problem, error)).toList());
        }
        members.putAll(problem.members());
        return MAPPER.writeValueAsString(members);
    }

    private static Map<String, Object> error(Problem problem, FieldError error) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put(location(problem, error), error.pointer());
        members.put("detail", error.detail());
        if (error.more() != null) {
            members.put("more", error.more());
        }
        return members;
    }

    /// The name of the member that says where the error is: `pointer` in the body, `parameter` in the query or the path,
    /// `header` in the headers.
    private static String location(Problem problem, FieldError error) {
        if (problem.name().equals(ProblemType.INVALID_HEADERS.wireName()) || error.pointer().equals(LAST_EVENT_ID)) {
            return "header";
        }
        boolean ofQuery = problem.name().equals(ProblemType.INVALID_PARAMETERS.wireName())
                || problem.name().equals(ProblemType.POSITION_AHEAD.wireName());
        return ofQuery ? "parameter" : "pointer";
    }
}
