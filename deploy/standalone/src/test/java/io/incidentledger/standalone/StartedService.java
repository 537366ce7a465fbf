package io.incidentledger.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.stream.Stream;

import io.incidentledger.program.LedgerLocation;
import io.incidentledger.program.ListenOptions;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/// The whole service on a free port, within the JVM of the test.
final class StartedService implements AutoCloseable {
    private final ConfigurableApplicationContext application;

    private StartedService(ConfigurableApplicationContext application) {
        this.application = application;
    }

    /// @param properties of Spring, as `--name=value`
    static StartedService start(Path directory, String... properties) {
        ListenOptions listenOptions = CommandLine.populateCommand(new ListenOptions(), "--port", "0");
        SpringApplication application = new SpringApplication(StandaloneApplication.class);
        application.addInitializers((ApplicationContextInitializer<GenericApplicationContext>) context -> {
            context.registerBean(ListenOptions.class, () -> listenOptions);
            context.registerBean(LedgerLocation.class, () -> new DataDirectory(directory));
        });
        return new StartedService(application.run(
                Stream.concat(Stream.of("--server.address=127.0.0.1", "--server.port=0"), Stream.of(properties))
                        .toArray(String[]::new)));
    }

    String address() {
        return "http://127.0.0.1:" + application.getEnvironment().getRequiredProperty("local.server.port");
    }

    /// Its `/openapi.json`.
    JsonNode description() throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = HttpClient.newHttpClient().send(
                HttpRequest.newBuilder(URI.create(address() + "/openapi.json")).build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    @Override
    public void close() {
        application.close();
    }
}
