package io.incidentledger.program;

import java.time.Duration;

import com.mongodb.ConnectionString;
import io.incidentledger.ledger.mongo.connection.MongoConnection;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import picocli.CommandLine.Option;

/// Options that select the MongoDB deployment of a ledger.
public final class MongoOptions {
    /// Rarely needed, so it is not an option but a Spring Boot property, or the corresponding environment variable.
    static final String START_PATIENCE = "incident-ledger.mongodb.start-patience";
    private static final Duration LONGEST_PATIENCE = Duration.ofDays(1);

    @Option(names = "--mongodb-uri", paramLabel = "URI", defaultValue = "${env:INCIDENT_LEDGER_MONGODB_URI}",
            description = "MongoDB connection string "
                    + "of the ledger, e.g. mongodb://a,b,c/incident-ledger?replicaSet=rs0. If it contains a password, use "
                    + "the environment variable INCIDENT_LEDGER_MONGODB_URI instead.")
    private @Nullable String uri;

    public boolean isGiven() {
        return uri != null;
    }

    /// @throws CannotRunException if the URI is missing or not a connection string; the message does not repeat it,
    ///     because it may contain a password
    public MongoLocation place() {
        if (uri == null) {
            throw CannotRunException
                    .wrongUsage("No MongoDB is configured: give --mongodb-uri or INCIDENT_LEDGER_MONGODB_URI");
        }
        try {
            return new MongoLocation(new ConnectionString(uri), startPatience(new StandardEnvironment()));
        } catch (IllegalArgumentException wrong) {
            throw CannotRunException
                    .wrongUsage("--mongodb-uri (INCIDENT_LEDGER_MONGODB_URI) is not a MongoDB connection string"
                            + " such as mongodb://a,b,c/incident-ledger?replicaSet=rs0");
        }
    }

    /// Reads the property. Nothing else reads it from the environment, because [MongoLocation#properties] passes the
    /// value to the application.
    static Duration startPatience(ConfigurableEnvironment environment) {
        ConfigurationPropertySources.attach(environment);
        String given = environment.getProperty(START_PATIENCE);
        return given == null ? MongoConnection.START_PATIENCE : startPatience(given);
    }

    static Duration startPatience(String given) {
        try {
            Duration patience = DurationStyle.detectAndParse(given);
            if (!patience.isNegative() && patience.compareTo(LONGEST_PATIENCE) <= 0) {
                return patience;
            }
        } catch (IllegalArgumentException | ArithmeticException notOne) {
            // Handled like a duration that is out of bounds.
        }
        throw CannotRunException.wrongUsage("INCIDENTLEDGER_MONGODB_STARTPATIENCE (" + START_PATIENCE
                + ") must be a duration such as 30s or 2m, at most 24h");
    }
}
