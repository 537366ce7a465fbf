package io.incidentledger.http;

import java.io.Serial;

/// Carries a [Problem] to the place that answers the request. It has no stack trace: a refusal is an answer, not an
/// accident.
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
