package io.incidentledger.benchmark;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.incidentledger.benchmark.process.JavaProgram;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Options that select the measured programs.
final class ProductOptions {

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(names = "--jar", paramLabel = "FILE", defaultValue = "deploy/standalone/target/incident-ledger.jar",
            description = "Jar of the service. Default: ${DEFAULT-VALUE}.")
    private Path jar = Path.of("");

    @Option(names = "--url", paramLabel = "URL", description = "URL of a running service to use instead of new "
            + "ones; scenarios that need their own ledger still start a service.")
    private @Nullable URI url;

    @Option(names = "--jvm-option", paramLabel = "OPTION", description = "Option for the JVM of the service and of the "
            + "no-op endpoint; can be repeated.")
    private List<String> jvmOptions = List.of();

    @Option(names = "--jfr", paramLabel = "FILE", description = "Record the service with JDK Flight Recorder; "
            + "use it with --only and one scenario.")
    private @Nullable Path recording;

    @Nullable URI url() {
        return url;
    }

    /// @throws ParameterException if the jar was not built
    JavaProgram product() {
        if (!Files.isRegularFile(jar) && command != null) {
            throw new ParameterException(command.commandLine(),
                    jar + " does not exist: build it with 'mvn package', or give another one with --jar");
        }
        List<String> options = new ArrayList<>(jvmOptions);
        if (recording != null) {
            options.add("-XX:StartFlightRecording=settings=profile,dumponexit=true,filename=" + recording);
        }
        return JavaProgram.ofJar("service", jar).withJvmOptions(options);
    }

    JavaProgram noop() {
        return JavaProgram.ofThisJvm("no-op", Benchmark.class).withJvmOptions(jvmOptions);
    }
}
