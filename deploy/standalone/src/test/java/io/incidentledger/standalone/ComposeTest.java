package io.incidentledger.standalone;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Tests that the files for compose, Kubernetes, Prometheus and Grafana are consistent with each other and with the
/// programs.
class ComposeTest {
    private static final Path COMPOSE = DeploymentFiles.DEPLOY.resolve("compose");
    private static final Path PROMETHEUS = DeploymentFiles.DEPLOY.resolve("prometheus");
    private static final Pattern VARIABLE = Pattern.compile("INCIDENT_LEDGER_[A-Z_]+");
    private static final Pattern NODE = Pattern.compile("\\b((?:command|query)-\\d):(\\d+)");

    private static final Pattern ENDPOINT = Pattern.compile("(?m)^\\| `([A-Z]+ /v1/[^`]*)` \\|");
    private static final Pattern MAPPED = Pattern.compile("(?m)^ +\"?([^\"\\n]+?)\"? +(command|query);$");

    private final Map<String, Object> compose = DeploymentFiles.yaml(COMPOSE.resolve("compose.yaml"));
    private final Map<String, Object> services = DeploymentFiles.map(compose, "services");

    @Test
    void everyVariableThatADeploymentSetsIsInTheManual() {
        String manual = DeploymentFiles.read(DeploymentFiles.ROOT.resolve("docs/reference/operations.md"));
        Set<String> set = Stream.concat(
                services.keySet().stream()
                        .flatMap(service -> DeploymentFiles.map(service(service), "environment").keySet().stream()),
                DeploymentFiles.yamlBelow("kubernetes").stream()
                        .flatMap(file -> VARIABLE.matcher(DeploymentFiles.read(file)).results())
                        .map(found -> found.group()))
                .filter(name -> VARIABLE.matcher(name).matches()).collect(Collectors.toCollection(TreeSet::new));
        assertThat(set).hasSizeGreaterThan(4).allSatisfy(name -> assertThat(manual).contains("`" + name + "`"));
    }

    @Test
    void everyFileThatIsMountedIsThere() {
        List<String> mounted = services.keySet().stream().flatMap(name -> volumes(name).stream())
                .map(volume -> volume.split(":")[0]).filter(source -> source.startsWith(".")).toList();
        assertThat(mounted).hasSizeGreaterThan(4)
                .allSatisfy(source -> assertThat(Files.exists(COMPOSE.resolve(source))).as(source).isTrue());
    }

    @Test
    void everyVolumeAndEveryServiceThatIsNamedIsThere() {
        Set<String> volumes = DeploymentFiles.map(compose, "volumes").keySet();
        services.keySet().forEach(name -> {
            assertThat(volumes(name).stream().map(volume -> volume.split(":")[0])
                    .filter(source -> !source.startsWith("."))).isSubsetOf(volumes);
            assertThat(dependencies(name)).isSubsetOf(services.keySet());
        });
    }

    @Test
    void onlyThisMachineCanReachIt() {
        assertThat(services.keySet().stream().flatMap(name -> strings(service(name).get("ports")).stream()))
                .hasSize(3).allMatch(port -> port.startsWith("127.0.0.1:"));
    }

    @Test
    void proxyAndPrometheusKnowEveryNodeAndItsPort() {
        Set<String> nodes = services.keySet().stream().filter(name -> name.matches("(command|query)-\\d"))
                .map(name -> name + ":"
                        + DeploymentFiles.map(service(name), "environment").get("INCIDENT_LEDGER_PORT"))
                .collect(Collectors.toSet());
        assertThat(nodes).hasSize(4);
        assertThat(nodesIn(COMPOSE.resolve("entry.conf"))).isEqualTo(nodes);
        assertThat(nodesIn(PROMETHEUS.resolve("prometheus.yml"))).isEqualTo(nodes);
    }

    @Test
    void theMembersOfTheReplicaSetAreThoseOfTheUri() {
        String uri = (String) DeploymentFiles.map(service("command-1"), "environment")
                .get("INCIDENT_LEDGER_MONGODB_URI");
        List<String> members = List.of(uri.replaceAll("mongodb://([^/]+)/.*", "$1").split(","));
        assertThat(members).hasSize(3).isSubsetOf(services.keySet());
        String initiated = DeploymentFiles.read(COMPOSE.resolve("replica-set.js"));
        assertThat(members).allSatisfy(member -> assertThat(initiated).contains("'" + member + "'"));
        assertThat(uri).endsWith("replicaSet=ledger");
        assertThat(initiated).contains("_id: 'ledger'");
        assertThat(strings(service("mongo-1").get("command"))).containsSequence("--replSet", "ledger");
    }

    @Test
    void grafanaAsksTheDataSourceThatItIsGiven() {
        Path grafana = DeploymentFiles.DEPLOY.resolve("grafana");
        assertThat(DeploymentFiles.read(grafana.resolve("provisioning/datasources/prometheus.yml")))
                .contains("uid: prometheus").contains("http://prometheus:9090");
        assertThat(Dashboard.panels()).hasSizeGreaterThan(15).allSatisfy(panel -> {
            assertThat(panel.path("description").asString()).as(panel.path("title").asString()).isNotBlank();
            assertThat(panel.path("targets")).isNotEmpty()
                    .allMatch(target -> target.at("/datasource/uid").asString().equals("prometheus"));
        });
    }

    @Test
    void theProxySendsEveryEndpointToTheSideThatHasIt() {
        String manual = DeploymentFiles.read(DeploymentFiles.ROOT.resolve("docs/reference/README.md"));
        assertThat(sides(manual.split("## (?=Commands|Queries)")[1])).containsExactly("command");
        assertThat(sides(manual.split("## (?=Commands|Queries)")[2])).containsExactly("query");
    }

    private static Set<String> sides(String chapter) {
        return ENDPOINT.matcher(chapter).results().map(row -> sideOf(row.group(1))).collect(Collectors.toSet());
    }

    /// Evaluates the map as nginx does: an equal text wins, then the first regular expression that matches.
    private static String sideOf(String request) {
        String conf = DeploymentFiles.read(COMPOSE.resolve("entry.conf"));
        String map = conf.replaceAll("(?s).*map \"\\$request_method \\$uri\" \\$side \\{(.*?)\n}.*", "$1");
        Map<String, String> sides = MAPPED.matcher(map).results()
                .collect(Collectors.toMap(line -> line.group(1), line -> line.group(2), (one, other) -> one,
                        LinkedHashMap::new));
        if (sides.containsKey(request)) {
            return sides.get(request);
        }
        return sides.keySet().stream()
                .filter(key -> key.startsWith("~") && Pattern.compile(key.substring(1)).matcher(request).find())
                .findFirst().map(sides::get).orElseGet(() -> sides.get("default"));
    }

    private static Set<String> nodesIn(Path file) {
        return NODE.matcher(DeploymentFiles.read(file)).results().map(found -> found.group())
                .collect(Collectors.toSet());
    }

    private Map<String, Object> service(String name) {
        return DeploymentFiles.map(services, name);
    }

    private List<String> volumes(String name) {
        return strings(service(name).get("volumes"));
    }

    private Iterable<String> dependencies(String name) {
        return service(name).get("depends_on") instanceof Map<?, ?> conditions
                ? conditions.keySet().stream().map(String::valueOf).toList()
                : strings(service(name).get("depends_on"));
    }

    private static List<String> strings(Object list) {
        return list instanceof List<?> items ? items.stream().map(String::valueOf).toList() : List.of();
    }
}
