package io.incidentledger.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs the packaged jars as users do, with the Java that runs the tests.
final class Jar {
    private static final Duration LONGEST_RUN = Duration.ofMinutes(2);

    /// Options for short-lived processes: compiling further would take half of the start-up time and never pay off.
    private static final List<String> FOR_A_SHORT_LIFE = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private Jar() {}

    /// The outcome of a process that has ended.
    record Run(int exitCode, String out, String err) {}

    /// The standalone program, which most tests use.
    static ProcessBuilder command(String... arguments) {
        return program("incident-ledger", StartCache.options(), arguments);
    }

    /// One of the programs of the build.
    static ProcessBuilder program(String name, String... arguments) {
        return program(name, List.of(), arguments);
    }

    /// One of the programs of the build, with JVM options.
    static ProcessBuilder program(String name, List<String> options, String... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FOR_A_SHORT_LIFE);
        command.addAll(options);
        command.add("-jar");
        command.add(path(name).toString());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }

    static Path path(String name) {
        return Path.of(System.getProperty(name + ".jar"));
    }

    /// Runs the program until it ends.
    static Run run(String... arguments) {
        return run(command(arguments));
    }

    static Run run(ProcessBuilder command) {
        try {
            Path out = Files.createTempFile("incident-ledger", ".out");
            Path err = Files.createTempFile("incident-ledger", ".err");
            Process process = command.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
            process.getOutputStream().close();
            if (!process.waitFor(LONGEST_RUN.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(command.command() + " did not end");
            }
            return new Run(process.exitValue(), read(out), read(err));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private static String read(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        Files.delete(file);
        return text;
    }
}
