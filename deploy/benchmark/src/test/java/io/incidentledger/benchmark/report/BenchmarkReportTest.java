package io.incidentledger.benchmark.report;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BenchmarkReportTest {

    private static final Figure TOLD = Figure.informative("per-second", "Declares", 12_345.6, "/s");
    private static final Figure MET = Figure.informative("lag", "Lag", 20, "ms").against(FigureTarget.atMost(20));
    private static final Figure MISSED = Figure.informative("ratio", "Ratio", 0.294, "")
            .against(FigureTarget.atLeast(0.3));

    private final BenchmarkReport benchmarkReport = new BenchmarkReport(Map.of("cores", "2"), Map.of("declares",
            new ScenarioResult(
                    List.of(new Table("Declares", List.of("connections", "ms"),
                            List.of(List.of("1", "0.50"), List.of("256", "12.0")))),
                    List.of(TOLD, MET, MISSED))));

    @Test
    void peopleReadTablesAndThenWhichTargetsAreMet() {
        assertThat(benchmarkReport.text()).isEqualTo("""
                cores: 2

                Declares
                  connections    ms
                  1            0.50
                  256          12.0

                Targets
                         measured   target
                  Lag       20 ms  ≤ 20 ms     met
                  Ratio      0.29   ≥ 0.30  missed
                """);
    }

    @Test
    void programsReadEveryFigure() {
        assertThat(benchmarkReport.json()).contains("\"per-second\"", "12345.6", "\"atMost\" : 20.0",
                "\"atLeast\" : 0.3",
                "\"met\" : true", "\"met\" : false");
    }
}
