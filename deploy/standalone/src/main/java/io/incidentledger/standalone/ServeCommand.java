package io.incidentledger.standalone;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Runs the service until the process is told to stop.
@Command(name = "serve", mixinStandardHelpOptions = true, description = "Serves the ledger over HTTP.", footer = {"",
    "Each option has an environment variable: INCIDENT_LEDGER_PORT for --port, and so on."})
final class ServeCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

    enum LogFormat {
        TEXT,
        JSON
    }

    @Mixin
    private Listening listening = new Listening();

    @Mixin
    private DataDirectory data = new DataDirectory();

    @Option(names = "--log-format", paramLabel = "FORMAT", defaultValue = "${env:INCIDENT_LEDGER_LOG_FORMAT:-text}", description = "Logs on standard error: text, or json in the Elastic Common Schema. Default: text.")
    private LogFormat logFormat = LogFormat.TEXT;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        listening.check();
        data.check();
        var end = new ServiceEnd();
        try {
            String address = address(start(end));
            LOG.info("Serving the ledger {} on {}", data.ledger().toAbsolutePath(), address);
            spec.commandLine().getOut().println("Listening on " + address);
        } catch (RuntimeException failure) {
            throw StartFailure.of(failure, data, listening);
        }
        end.await().ifPresent(damage -> {
            throw StartFailure.of(damage, data, listening);
        });
        return ExitCode.DONE;
    }

    private ConfigurableApplicationContext start(ServiceEnd end) {
        SpringApplication application = new SpringApplication(StandaloneApplication.class);
        application.addInitializers((ApplicationContextInitializer<GenericApplicationContext>) context -> {
            context.registerBean(Listening.class, () -> listening);
            context.registerBean(DataDirectory.class, () -> data);
            context.registerBean(ServiceEnd.class, () -> end);
        });
        return application.run(properties().toArray(String[]::new));
    }

    /// They win over the environment, so that nothing but the options decides where the service listens.
    private List<String> properties() {
        List<String> properties = new ArrayList<>(List.of(
                "--spring.config.location=classpath:/application.yml",
                "--server.address=" + listening.address(),
                "--server.port=" + listening.port(),
                "--management.health.diskspace.path=" + data.path()));
        if (logFormat == LogFormat.JSON) {
            properties.add("--logging.structured.format.console=ecs");
        }
        return properties;
    }

    private String address(ConfigurableApplicationContext context) {
        String host = listening.address().contains(":") ? "[" + listening.address() + "]" : listening.address();
        return String.format(Locale.ROOT, "http://%s:%s", host,
                context.getEnvironment().getRequiredProperty("local.server.port"));
    }
}
