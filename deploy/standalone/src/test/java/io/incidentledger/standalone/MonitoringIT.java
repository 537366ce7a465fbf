package io.incidentledger.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Tests that the metrics used in the dashboard and the alerts exist in a running service.
class MonitoringIT {
    private static final Pattern ALERT = Pattern.compile("^ +expr: (.*)$", Pattern.MULTILINE);
    private static final Pattern NO_NAMES = Pattern.compile("\\{[^}]*}|\\[[^]]*]|\\bby \\([^)]*\\)");
    private static final Pattern NAME = Pattern.compile("\\b[a-z][a-z0-9_]*\\b(?! *\\()");
    private static final Pattern SERVED = Pattern.compile("^([a-z][a-z0-9_]*)[{ ]", Pattern.MULTILINE);

    /// Metrics of Prometheus itself and of its blackbox exporter, and keywords of PromQL.
    private static final Set<String> NOT_OURS = Set.of("up", "probe_success", "or", "by");

    @TempDir
    private Path directory;

    @Test
    void everyMetricThatIsAskedForIsServed() {
        Set<String> wanted = wanted();
        assertThat(wanted).hasSizeGreaterThan(20);
        try (Service service = Service.start(directory)) {
            service.http().post("/v1/incidents", "{\"title\":\"Checkout fails\",\"severity\":\"SEV2\"}").expect(201);
            collectGarbage(service);
            await().untilAsserted(() -> assertThat(served(service)).containsAll(wanted));
        }
    }

    /// The metrics of GC pauses appear with the first pause.
    private static void collectGarbage(Service service) {
        try {
            Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
            new ProcessBuilder(jcmd.toString(), Long.toString(service.process().pid()), "GC.run").inheritIO().start()
                    .waitFor();
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }

    private static Set<String> served(Service service) {
        return SERVED.matcher(service.http().get("/actuator/prometheus").expect(200).text()).results()
                .map(found -> found.group(1)).collect(Collectors.toSet());
    }

    private static Set<String> wanted() {
        String alerts = DeploymentFiles.read(DeploymentFiles.DEPLOY.resolve("prometheus/alerts.yml"));
        return Stream.concat(ALERT.matcher(alerts).results().map(found -> found.group(1)), Dashboard.expressions())
                .map(expression -> NO_NAMES.matcher(expression).replaceAll(" "))
                .flatMap(expression -> NAME.matcher(expression).results().map(found -> found.group()))
                .filter(name -> !NOT_OURS.contains(name)).collect(Collectors.toCollection(TreeSet::new));
    }
}
