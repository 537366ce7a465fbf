package io.incidentledger.benchmark.noop;

import java.util.Map;

import io.incidentledger.http.WebConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/// The application of [NoopController], with the web configuration of the service.
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({WebConfiguration.class, NoopController.class})
public class NoopService {

    /// The subcommand of the benchmark that runs it.
    public static final String COMMAND = "serve-noop";

    /// Starts the server on a free port of the loopback address, prints the address to standard output, and serves
    /// until the process is ended.
    public static void serve() throws InterruptedException {
        SpringApplication application = new SpringApplication(NoopService.class);
        application.setDefaultProperties(Map.of("server.port", "0", "server.address", "127.0.0.1",
                "spring.main.banner-mode", "off", "logging.level.root", "warn"));
        ConfigurableApplicationContext context = application.run();
        System.out.println("Listening on http://127.0.0.1:"
                + context.getEnvironment().getRequiredProperty("local.server.port"));
        Thread.currentThread().join();
    }
}
