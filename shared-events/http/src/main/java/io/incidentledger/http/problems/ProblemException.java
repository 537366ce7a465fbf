package io.incidentledger.http.problems;

import java.io.Serial;

/// Carries a [Problem] to the code that writes the response. It has no stack trace, because a rejection is a normal
/// response.
public final class ProblemException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
