package io.incidentledger.http.problems;

import java.util.LinkedHashMap;
import java.util.Map;

import tools.jackson.databind.json.JsonMapper;

/// Writes problems as `application/problem+json`.
final class ProblemJson {

    private static final JsonMapper MAPPER = JsonMapper.shared();

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
            members.put("errors", problem.errors());
        }
        members.putAll(problem.members());
        return MAPPER.writeValueAsString(members);
    }
}
