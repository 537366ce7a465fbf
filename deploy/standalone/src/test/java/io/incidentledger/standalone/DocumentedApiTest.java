package io.incidentledger.standalone;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import io.incidentledger.program.LedgerLocation;
import io.incidentledger.program.ListenOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/// Tests that docs/api/README.md lists what the service describes.
class DocumentedApiTest {
    private static final Path DOCUMENT = Path.of("../../docs/api/README.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Z]+ /v1/[^`]*)` \\| \\S.* \\|$");

    @TempDir
    private Path directory;

    @Test
    void theDocumentListsEveryEndpoint() throws Exception {
        List<String> documented = ROW.matcher(Files.readString(DOCUMENT)).results().map(row -> row.group(1)).toList();

        Set<String> described = new TreeSet<>();
        description().path("paths").properties().forEach(path -> path.getValue().propertyNames()
                .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        assertThat(documented).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(described);
    }

    private JsonNode description() throws Exception {
        try (ConfigurableApplicationContext service = start()) {
            String port = service.getEnvironment().getRequiredProperty("local.server.port");
            URI address = URI.create("http://127.0.0.1:" + port + "/openapi.json");
            HttpResponse<byte[]> answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(address).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isEqualTo(200);
            return JsonMapper.shared().readTree(answer.body());
        }
    }

    private ConfigurableApplicationContext start() {
        ListenOptions listenOptions = CommandLine.populateCommand(new ListenOptions(), "--port", "0");
        SpringApplication application = new SpringApplication(StandaloneApplication.class);
        application.addInitializers((ApplicationContextInitializer<GenericApplicationContext>) context -> {
            context.registerBean(ListenOptions.class, () -> listenOptions);
            context.registerBean(LedgerLocation.class, () -> new DataDirectory(directory));
        });
        return application.run("--server.address=127.0.0.1", "--server.port=0");
    }
}
