package io.incidentledger.benchmark.scenario;

import java.time.Duration;
import java.util.List;

import io.incidentledger.benchmark.http.HttpLoad;
import io.incidentledger.benchmark.http.LoadResult;
import io.incidentledger.benchmark.report.Figure;
import io.incidentledger.benchmark.report.FigureTarget;
import io.incidentledger.benchmark.report.NumberFormatter;
import io.incidentledger.benchmark.report.ScenarioResult;
import io.incidentledger.benchmark.report.Table;
import org.HdrHistogram.Histogram;

/// Measures how long an acknowledged command stays invisible to queries of the board without a position, while commands
/// arrive at a constant rate; and how long a query takes that requests the position of a command just acknowledged.
final class VisibilityLagScenario implements Scenario {

    private static final double COMMANDS_PER_SECOND = 1_000;
    private static final int CONNECTIONS = 64;
    private static final int RUNS = 3;
    private static final double MAX_MILLIS = 20;

    @Override
    public String name() {
        return "lag";
    }

    @Override
    public ScenarioResult run(ScenarioContext scenarioContext) {
        try (ServiceUnderLoad product = ServiceUnderLoad.of(scenarioContext.freshService(name()))) {
            product.warmUp(scenarioContext.effort(), RequestFactory.declarations());
            scenarioContext.say("visibility lag at " + NumberFormatter.number(COMMANDS_PER_SECOND) + " commands/s");
            load(product.load(), scenarioContext.effort().warmUp());
            return load(product.load(), scenarioContext.effort().run().multipliedBy(RUNS));
        }
    }

    private static ScenarioResult load(HttpLoad load, Duration time) {
        try (BoardPoller board = new BoardPoller(load);
                ReadYourWritesPoller waits = new ReadYourWritesPoller(load)) {
            LoadResult commands = load.openLoop(CONNECTIONS, COMMANDS_PER_SECOND, time, RequestFactory.declarations(),
                    (body, nanoTime) -> {
                        AcknowledgedCommand command = new AcknowledgedCommand(RequestFactory.position(body),
                                nanoTime);
                        board.expect(command);
                        waits.expect(command);
                    });
            return findings(commands.latencies(), board.finish(), waits.finish());
        }
    }

    private static ScenarioResult findings(Histogram commands, Histogram lags, Histogram waits) {
        Table table = new Table(
                "At " + NumberFormatter.number(COMMANDS_PER_SECOND) + " declares/s, due at a constant rate",
                List.of("", "count", "p50 ms", "p99 ms", "max ms"),
                List.of(row("due until acknowledged", commands), row("acknowledged until on the board", lags),
                        row("acknowledged until a response with minPosition", waits)));
        return new ScenarioResult(List.of(table), List.of(
                Figure.informative("lag-p50", "Visibility lag, p50", LoadResult.millis(lags, 50), "ms"),
                Figure.informative("lag-p99", "Visibility lag, p99", LoadResult.millis(lags, 99), "ms")
                        .against(FigureTarget.atMost(MAX_MILLIS)),
                Figure.informative("lag-max", "Visibility lag, longest", LoadResult.millis(lags, 100), "ms"),
                Figure.informative("min-position-p99", "Response with minPosition, p99", LoadResult.millis(waits, 99),
                        "ms"),
                Figure.informative("command-p99", "Command at this rate, p99", LoadResult.millis(commands, 99), "ms")));
    }

    private static List<String> row(String name, Histogram nanos) {
        return List.of(name, NumberFormatter.number(nanos.getTotalCount()),
                NumberFormatter.number(LoadResult.millis(nanos, 50)),
                NumberFormatter.number(LoadResult.millis(nanos, 99)),
                NumberFormatter.number(LoadResult.millis(nanos, 100)));
    }
}
