package io.incidentledger.standalone;

import java.util.List;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/// The Grafana dashboard.
final class Dashboard {
    private Dashboard() {}

    static List<JsonNode> panels() {
        JsonNode dashboard = Http.JSON.readTree(
                DeploymentFiles.read(DeploymentFiles.DEPLOY.resolve("grafana/dashboards/incident-ledger.json")));
        return dashboard.path("panels").valueStream().filter(panel -> !panel.path("type").asString().equals("row"))
                .toList();
    }

    static Stream<String> expressions() {
        return panels().stream().flatMap(panel -> panel.path("targets").valueStream())
                .map(target -> target.path("expr").asString());
    }
}
