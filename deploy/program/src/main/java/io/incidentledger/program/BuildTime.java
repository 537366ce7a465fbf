package io.incidentledger.program;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Properties;

/// When this program was built: a time before which no clock can be right.
public final class BuildTime {
    private static final String RESOURCE = "build.properties";

    private BuildTime() {}

    /// The time that the build wrote into the program; builds are reproducible, so it is that of the release, not of
    /// the run. Empty when the program runs from class files that were compiled without Maven.
    public static Optional<Instant> find() {
        try (InputStream in = BuildTime.class.getResourceAsStream(RESOURCE)) {
            Properties properties = new Properties();
            if (in != null) {
                properties.load(in);
            }
            return Optional.of(Instant.parse(properties.getProperty("time", "")));
        } catch (DateTimeParseException unknown) {
            return Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
