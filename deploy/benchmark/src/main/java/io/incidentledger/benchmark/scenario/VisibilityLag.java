package io.incidentledger.benchmark.scenario;

import java.time.Duration;
import java.util.List;

import io.incidentledger.benchmark.http.HttpLoad;
import io.incidentledger.benchmark.http.Measured;
import io.incidentledger.benchmark.report.Figure;
import io.incidentledger.benchmark.report.Findings;
import io.incidentledger.benchmark.report.Readable;
import io.incidentledger.benchmark.report.Table;
import io.incidentledger.benchmark.report.Target;
import org.HdrHistogram.Histogram;

/**
 * How long a command that was acknowledged stays invisible to a query of the board that asks for no position, while commands come at a constant rate; and how long a query
 * takes that asks for the position of a command just acknowledged.
 */
final class VisibilityLag implements Scenario {

    private static final double COMMANDS_PER_SECOND = 1_000;
    private static final int CONNECTIONS = 64;
    private static final int RUNS = 3;
    private static final double MOST_MILLIS = 20;

    @Override
    public String name() {
        return "lag";
    }

    @Override
    public Findings run(Stage stage) {
        try (LoadedService product = LoadedService.of(stage.freshService(name()))) {
            product.warmUp(stage.effort(), Requests.declarations());
            stage.say("visibility lag at " + Readable.number(COMMANDS_PER_SECOND) + " commands/s");
            load(product.load(), stage.effort().warmUp());
            return load(product.load(), stage.effort().run().multipliedBy(RUNS));
        }
    }

    private static Findings load(HttpLoad load, Duration time) {
        try (BoardWatch board = new BoardWatch(load);
                PositionWait waits = new PositionWait(load)) {
            Measured commands = load.openLoop(CONNECTIONS, COMMANDS_PER_SECOND, time, Requests.declarations(),
                    (body, nanoTime) -> {
                        Acknowledged command = new Acknowledged(Requests.position(body), nanoTime);
                        board.expect(command);
                        waits.expect(command);
                    });
            return findings(commands.latencies(), board.finish(), waits.finish());
        }
    }

    private static Findings findings(Histogram commands, Histogram lags, Histogram waits) {
        Table table = new Table(
                "At " + Readable.number(COMMANDS_PER_SECOND) + " declares/s, due at a constant rate",
                List.of("", "count", "p50 ms", "p99 ms", "max ms"),
                List.of(row("due until acknowledged", commands), row("acknowledged until on the board", lags),
                        row("acknowledged until an answer with minPosition", waits)));
        return new Findings(List.of(table), List.of(
                Figure.told("lag-p50", "Visibility lag, p50", Measured.millis(lags, 50), "ms"),
                Figure.told("lag-p99", "Visibility lag, p99", Measured.millis(lags, 99), "ms")
                        .against(Target.atMost(MOST_MILLIS)),
                Figure.told("lag-max", "Visibility lag, longest", Measured.millis(lags, 100), "ms"),
                Figure.told("min-position-p99", "Answer with minPosition, p99", Measured.millis(waits, 99), "ms"),
                Figure.told("command-p99", "Command at this rate, p99", Measured.millis(commands, 99), "ms")));
    }

    private static List<String> row(String name, Histogram nanos) {
        return List.of(name, Readable.number(nanos.getTotalCount()), Readable.number(Measured.millis(nanos, 50)),
                Readable.number(Measured.millis(nanos, 99)), Readable.number(Measured.millis(nanos, 100)));
    }
}
