package io.incidentledger.program;

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
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Base of the commands that run a service until the process is stopped or the ledger turns out to be damaged.
public abstract class RunServiceCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(RunServiceCommand.class);

    enum LogFormat {
        TEXT,
        JSON
    }

    @Mixin
    private ListenOptions listenOptions = new ListenOptions();

    @Option(names = "--log-format", paramLabel = "FORMAT", defaultValue = "${env:INCIDENT_LEDGER_LOG_FORMAT:-text}",
            description = "Logs on standard error: text, or json in the Elastic Common Schema. Default: text.")
    private LogFormat logFormat = LogFormat.TEXT;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /// The Spring application.
    protected abstract Class<?> application();

    /// The location of its ledger.
    protected abstract LedgerLocation place();

    /// Beans for the application that are made from options; called before anything is started.
    ///
    /// @throws CannotRunException if an option is invalid
    protected List<Object> beans() {
        return List.of();
    }

    @Override
    public Integer call() {
        listenOptions.check();
        LedgerLocation location = place();
        location.check();
        List<Object> beans = beans();
        listenOptions.checkFree();
        TerminationSignals.endWell();
        var end = new ShutdownWaiter();
        try {
            String address = address(start(location, beans, end));
            LOG.info("Serving the ledger {} on {}", location.description(), address);
            spec.commandLine().getOut().println("Listening on " + address);
        } catch (RuntimeException failure) {
            throw StartupFailureAnalyzer.of(failure, location.description(), listenOptions);
        }
        end.await().ifPresent(damage -> {
            throw StartupFailureAnalyzer.of(damage, location.description(), listenOptions);
        });
        return ExitCode.DONE;
    }

    private ConfigurableApplicationContext start(LedgerLocation location, List<Object> beans, ShutdownWaiter end) {
        SpringApplication application = new SpringApplication(application());
        application.addInitializers((ApplicationContextInitializer<GenericApplicationContext>) context -> {
            context.registerBean(ListenOptions.class, () -> listenOptions);
            context.registerBean(ShutdownWaiter.class, () -> end);
            context.getBeanFactory().registerSingleton("ledgerPlace", location);
            beans.forEach(bean -> context.getBeanFactory().registerSingleton(bean.getClass().getName(), bean));
        });
        return application.run(arguments(location));
    }

    /// Command line arguments take precedence over the environment, so that only the options determine where the
    /// service listens.
    private String[] arguments(LedgerLocation location) {
        List<String> arguments = new ArrayList<>(List.of(
                "--spring.config.location=classpath:/application.yml",
                "--server.address=" + listenOptions.address(),
                "--server.port=" + listenOptions.port(),
                "--server.http2.enabled=" + listenOptions.http2()));
        if (logFormat == LogFormat.JSON) {
            arguments.add("--logging.structured.format.console=ecs");
        }
        location.properties().forEach(property -> arguments.add("--" + property));
        return arguments.toArray(String[]::new);
    }

    private String address(ConfigurableApplicationContext context) {
        String host = listenOptions.address().contains(":")
                ? "[" + listenOptions.address() + "]"
                : listenOptions.address();
        return String.format(Locale.ROOT, "http://%s:%s", host,
                context.getEnvironment().getRequiredProperty("local.server.port"));
    }
}
