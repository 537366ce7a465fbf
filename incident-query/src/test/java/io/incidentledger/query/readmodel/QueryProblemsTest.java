package io.incidentledger.query.readmodel;

import java.io.IOException;

import io.incidentledger.http.problems.Problem;
import io.incidentledger.projection.documents.ViewStoreUnavailableException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class QueryProblemsTest {

    private final QueryProblems problems = new QueryProblems();

    @Test
    void viewsThatCannotBeAskedAreAPassingRefusalThatTellsNothingOfTheStore() {
        Problem problem = problems.translate(new ViewStoreUnavailableException("swordfish", new IOException()));

        assertThat(problem).isNotNull();
        assertThat(problem.name()).isEqualTo("views-unavailable");
        assertThat(problem.status()).isEqualTo(503);
        assertThat(problem.retryAfterSeconds()).isEqualTo(5);
        assertThat(problem.toString()).doesNotContain("swordfish");
    }

    @Test
    void otherFailuresAreOfOthers() {
        assertThat(problems.translate(new IOException())).isNull();
    }
}
