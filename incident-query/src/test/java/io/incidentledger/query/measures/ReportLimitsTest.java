package io.incidentledger.query.measures;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.incidentledger.events.Mode;
import io.incidentledger.events.Severity;
import io.incidentledger.query.FreshLedgerApi;
import io.incidentledger.query.readmodel.Query;
import io.incidentledger.query.readmodel.QueryExecutor;
import io.incidentledger.query.readmodel.ReadOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

import static io.incidentledger.events.History.declaration;
import static org.assertj.core.api.Assertions.assertThat;

/// Tests what happens to reports that are large or many, with memory for the figures of few groups.
@TestPropertySource(properties = "incident-ledger.queries.report-memory=600KB")
class ReportLimitsTest extends FreshLedgerApi {

    private static final int WAITING = 66;

    @Autowired
    private QueryExecutor executor;

    private void declare(int incidents) {
        IntStream.range(0, incidents).forEach(each -> this.incidents.by("ada", UUID.randomUUID().toString(),
                declaration("Checkout fails", Severity.SEV2, Mode.LIVE, "10:00", List.of("service " + each),
                        Map.of())));
    }

    private String reached() {
        return "minPosition=" + log.head().position();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/measures?groupBy=service&", "/v1/measures/quality?groupBy=service&",
        "/v1/measures/drift?periodFrom=2024-03-01&periodTo=2024-04-01&groupBy=service&from=1&"})
    void aReportThatWouldNeedTooMuchMemorySaysHowToNarrowIt(String report) {
        declare(10);
        http.get().uri(report + reached()).exchange().expectStatus().isOk();

        declare(100);
        http.get().uri(report + reached()).exchange().expectStatus().isBadRequest().expectBody()
                .jsonPath("$.type").isEqualTo("urn:incident-ledger:problem:too-large")
                .jsonPath("$.detail").value(String.class,
                        detail -> assertThat(detail).contains("shorter period"));
        String narrowed = report.replace("groupBy=service&", report.contains("drift") ? "measure=timeToResolve&" : "");
        http.get().uri(narrowed + reached()).exchange().expectStatus().isOk();
    }

    @Test
    void queriesOfThePresentAreAnsweredWhileReportsWait() {
        declare(1);
        CountDownLatch letGo = new CountDownLatch(1);
        for (int report = 0; report < WAITING; report++) {
            executor.execute(Query.report(ReadOptions.NOW, List.of(MeasureViewDefinition.VIEW), point -> {
                try {
                    return letGo.await(20, TimeUnit.SECONDS);
                } catch (InterruptedException ended) {
                    return false;
                }
            })).onErrorComplete().subscribe();
        }

        http.get().uri("/v1/incidents?" + reached()).exchange().expectStatus().isOk();
        http.get().uri("/v1/measures?" + reached()).exchange().expectStatus().isEqualTo(503).expectHeader()
                .exists("Retry-After").expectBody().jsonPath("$.type")
                .isEqualTo("urn:incident-ledger:problem:overloaded");

        letGo.countDown();
    }
}
