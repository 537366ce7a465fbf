package io.incidentledger.benchmark.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The report of a whole run.
///
/// @param surroundings the facts needed to judge the figures: machine, Java, load by others
public record BenchmarkReport(Map<String, String> surroundings, Map<String, ScenarioResult> byScenario) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    public List<Figure> figures() {
        return byScenario.values().stream().flatMap(scenarioResult -> scenarioResult.figures().stream()).toList();
    }

    /// Tables for people, the targets last.
    public String text() {
        StringBuilder text = new StringBuilder();
        surroundings.forEach((name, value) -> text.append(name).append(": ").append(value).append('\n'));
        byScenario.values()
                .forEach(scenarioResult -> scenarioResult.tables().forEach(table -> text.append('\n').append(table)));
        return text.append('\n').append(targets()).toString();
    }

    private Table targets() {
        List<List<String>> rows = new ArrayList<>();
        for (Figure figure : figures()) {
            if (figure.target() != null) {
                rows.add(List.of(figure.description(), figure.text(), figure.targetText(),
                        figure.misses() ? "missed" : "met"));
            }
        }
        return new Table("Targets", List.of("", "measured", "target", ""), rows);
    }

    /// Every figure by scenario and name, for programs.
    public String json() {
        Map<String, Object> scenarios = new LinkedHashMap<>();
        byScenario.forEach((scenario, scenarioResult) -> {
            Map<String, Object> figures = new LinkedHashMap<>();
            scenarioResult.figures().forEach(figure -> figures.put(figure.name(), facts(figure)));
            scenarios.put(scenario, figures);
        });
        return JSON.writeValueAsString(Map.of("surroundings", surroundings, "scenarios", scenarios)) + "\n";
    }

    private static Map<String, Object> facts(Figure figure) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("description", figure.description());
        facts.put("value", figure.value());
        facts.put("unit", figure.unit());
        FigureTarget figureTarget = figure.target();
        if (figureTarget != null) {
            facts.put(figureTarget.atMost() ? "atMost" : "atLeast", figureTarget.bound());
            facts.put("met", !figure.misses());
        }
        return facts;
    }
}
