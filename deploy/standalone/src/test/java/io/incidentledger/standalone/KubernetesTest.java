package io.incidentledger.standalone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// Parses the Kubernetes manifests with the types of the Kubernetes API: a field that these do not know is an error.
/// Only a cluster can check more.
class KubernetesTest {
    private static final Map<String, Class<? extends HasMetadata>> TYPES = Stream
            .of(ConfigMap.class, Deployment.class, NetworkPolicy.class, PodDisruptionBudget.class, Service.class,
                    ServiceAccount.class, ServiceMonitor.class)
            .collect(Collectors.toMap(Class::getSimpleName, type -> type));

    private static final ObjectMapper STRICT = new ObjectMapper()
            .setAnnotationIntrospector(new JacksonAnnotationIntrospector() {
                private static final long serialVersionUID = 1L;

                /// The types accept unknown fields; this introspector rejects them.
                @Override
                public Boolean hasAnySetter(Annotated annotated) {
                    return false;
                }
            });

    static List<Path> manifests() {
        return DeploymentFiles.yamlBelow("kubernetes").stream()
                .filter(file -> !file.endsWith("kustomization.yaml")).toList();
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void everyManifestIsWhatKubernetesExpects(Path manifest) {
        assertThat(read(DeploymentFiles.read(manifest))).isNotEmpty();
    }

    @Test
    void whatKubernetesDoesNotKnowIsFound() {
        String misspelt = "apiVersion: v1\nkind: Service\nmetadata: {name: x}\nspec: {selectors: {a: b}}";
        assertThatThrownBy(() -> read(misspelt)).hasRootCauseInstanceOf(JsonMappingException.class)
                .hasMessageContaining("selectors");
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/monitored"})
    void whatKustomizeMakesFindsItsPods(String directory) throws Exception {
        List<HasMetadata> made = read(kustomized(directory));
        List<Map<String, String>> pods = those(made, Deployment.class)
                .map(each -> each.getSpec().getTemplate().getMetadata().getLabels()).toList();
        assertThat(pods).hasSize(2);

        assertThat(those(made, Deployment.class).map(each -> each.getSpec().getSelector().getMatchLabels()))
                .hasSize(2).allMatch(wanted -> matches(pods, wanted) == 1);
        assertThat(those(made, Service.class).map(each -> each.getSpec().getSelector()))
                .hasSize(2).allMatch(wanted -> matches(pods, wanted) == 1);
        assertThat(those(made, PodDisruptionBudget.class).map(each -> each.getSpec().getSelector().getMatchLabels()))
                .hasSize(2).allMatch(wanted -> matches(pods, wanted) == 1);
        assertThat(those(made, NetworkPolicy.class).map(each -> each.getSpec().getPodSelector().getMatchLabels()))
                .isNotEmpty().allMatch(wanted -> matches(pods, wanted) == 2);
    }

    @Test
    void theMonitorFindsBothServices() throws Exception {
        List<HasMetadata> made = read(kustomized("overlays/monitored"));
        List<Map<String, String>> services = those(made, Service.class).map(each -> each.getMetadata().getLabels())
                .toList();
        assertThat(those(made, ServiceMonitor.class).map(each -> each.getSpec().getSelector().getMatchLabels()))
                .hasSize(1).allMatch(wanted -> matches(services, wanted) == 2);
    }

    @Test
    void everyPodIsConfiguredProbedAndKeptFromHarm() throws Exception {
        List<HasMetadata> made = read(kustomized("base"));
        List<String> configurations = those(made, ConfigMap.class).map(each -> each.getMetadata().getName()).toList();
        assertThat(those(made, Deployment.class).map(each -> each.getSpec().getTemplate().getSpec())).hasSize(2)
                .allSatisfy(pod -> check(pod, configurations));
    }

    private static void check(PodSpec pod, List<String> configurations) {
        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        Container container = pod.getContainers().getFirst();
        assertThat(container.getEnvFrom()).extracting(from -> from.getConfigMapRef().getName())
                .isSubsetOf(configurations).isNotEmpty();
        assertThat(container.getPorts()).extracting(port -> port.getName()).containsExactly("http");
        assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
        assertThat(container.getLivenessProbe().getHttpGet().getPath()).isEqualTo("/actuator/health/liveness");
        assertThat(container.getReadinessProbe().getHttpGet().getPath()).isEqualTo("/actuator/health/readiness");
        assertThat(container.getResources().getLimits()).containsKey("memory");
    }

    private static String kustomized(String directory) throws IOException, InterruptedException {
        Process kubectl;
        try {
            kubectl = new ProcessBuilder("kubectl", "kustomize",
                    DeploymentFiles.DEPLOY.resolve("kubernetes").resolve(directory).toString())
                    .redirectErrorStream(true).start();
        } catch (IOException notThere) {
            assumeTrue(false, "SKIPPED: there is no kubectl to run kustomize with");
            throw notThere;
        }
        String made = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(kubectl.waitFor()).as(made).isZero();
        return made;
    }

    private static List<HasMetadata> read(String yaml) {
        return DeploymentFiles.documents(yaml).stream().<HasMetadata>map(KubernetesTest::typed).toList();
    }

    private static HasMetadata typed(Map<String, Object> manifest) {
        Class<? extends HasMetadata> type = TYPES.get(manifest.get("kind"));
        assertThat(type).as("%s", manifest.get("kind")).isNotNull();
        HasMetadata read = STRICT.convertValue(manifest, type);
        assertThat(manifest).containsEntry("apiVersion", HasMetadata.getApiVersion(type));
        return read;
    }

    private static <T> Stream<T> those(List<HasMetadata> made, Class<T> type) {
        return made.stream().filter(type::isInstance).map(type::cast);
    }

    private static long matches(List<Map<String, String>> labels, Map<String, String> wanted) {
        return labels.stream().filter(each -> each.entrySet().containsAll(wanted.entrySet())).count();
    }
}
