package io.incidentledger.benchmark.scenario;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.incidentledger.benchmark.http.RequestEncoder;
import io.incidentledger.benchmark.http.ResponseListener;
import io.incidentledger.benchmark.ledger.GeneratedLedger;
import io.incidentledger.benchmark.process.ChildService;
import io.incidentledger.benchmark.report.Figure;
import io.incidentledger.benchmark.report.FigureTarget;
import io.incidentledger.benchmark.report.NumberFormatter;
import io.incidentledger.benchmark.report.ScenarioResult;
import io.incidentledger.benchmark.report.Table;
import io.incidentledger.ledger.EventLog;

/// As-of queries all over a large ledger, compared to the same queries for the present. It uses ledgers with
/// consecutive incidents, and with so many open incidents that much of what is queried has changed since. One caller
/// sends one query at a time.
final class AsOfScenario implements Scenario {

    private static final List<Integer> AT_ONCE = List.of(1, 2_000, 20_000);
    /// With more open incidents than one per this many events, hardly any incident would end.
    private static final long EVENTS_PER_OPEN_INCIDENT = 50;
    /// All queries in turn, several times: code that is compiled for one query is used by others.
    private static final int WARM_UPS = 4;
    private static final double MIB = 1 << 20;

    @Override
    public String name() {
        return "lookback";
    }

    @Override
    public ScenarioResult run(ScenarioContext scenarioContext) {
        List<Table> tables = new ArrayList<>();
        List<Figure> figures = new ArrayList<>();
        long events = scenarioContext.effort().largeLedger();
        AT_ONCE.stream().map(maxInFlight -> (int) Math.clamp(events / EVENTS_PER_OPEN_INCIDENT, 1, maxInFlight))
                .distinct()
                .map(atOnce -> new Asking(scenarioContext, events, atOnce).findings()).forEach(found -> {
                    tables.addAll(found.tables());
                    figures.addAll(found.figures());
                });
        return new ScenarioResult(tables, figures);
    }

    /// The measurements of one ledger.
    private record Asking(ScenarioContext stage, long events, int atOnce, List<List<String>> rows,
            List<Figure> figures) {

        Asking(ScenarioContext stage, long events, int atOnce) {
            this(stage, events, atOnce, new ArrayList<>(), new ArrayList<>());
        }

        ScenarioResult findings() {
            Path data = stage.ledger(events, atOnce);
            List<AsOfWorkload.Question> questions;
            try (EventLog log = GeneratedLedger.open(data)) {
                questions = AsOfWorkload.of(log).all();
            }
            try (ChildService service = stage.service(AsOfScenario.class.getSimpleName(), data);
                    ServiceUnderLoad loaded = ServiceUnderLoad.of(service)) {
                figures.add(figure("heap", "Live heap after start", service.liveHeapBytes() / MIB, "MiB"));
                stage.say("warming up, incidents at a time: " + atOnce);
                for (int round = 0; round < WARM_UPS; round++) {
                    questions.forEach(question -> ask(loaded, question, questions.size()));
                }
                questions.forEach(question -> measure(loaded, question));
            }
            return new ScenarioResult(List.of(new Table("As-of queries of " + NumberFormatter.number(events)
                    + " events, incidents at a time: " + NumberFormatter.number(atOnce),
                    Stream.concat(Stream.of("asked"), RunResult.columns().stream()).toList(), rows)), figures);
        }

        private void ask(ServiceUnderLoad service, AsOfWorkload.Question question, int questions) {
            Duration share = stage.effort().warmUp().dividedBy(questions);
            service.load().closedLoop(1, share, RequestEncoder.inTurn(question.requests()), ResponseListener.NOBODY);
        }

        private void measure(ServiceUnderLoad service, AsOfWorkload.Question question) {
            stage.say(question.description() + ", incidents at a time: " + atOnce);
            RunResult runResult = service.trial(1, stage.effort().run(), RequestEncoder.inTurn(question.requests()));
            rows.add(Stream.concat(Stream.of(question.description()), runResult.cells().stream()).toList());
            figures.add(figure(question.name() + "-p50", question.description() + ", p50", runResult.p50(), "ms"));
            figures.add(figure(question.name() + "-max", question.description() + ", longest", runResult.most(), "ms"));
            Figure late = figure(question.name() + "-p99", question.description() + ", p99", runResult.p99(), "ms");
            figures.add(question.millis() == null ? late : late.against(FigureTarget.atMost(question.millis())));
        }

        private Figure figure(String name, String what, double value, String unit) {
            return Figure.informative(name + "-" + atOnce,
                    what + ", incidents at a time: " + NumberFormatter.number(atOnce), value,
                    unit);
        }
    }
}
