package io.incidentledger.program;

import java.time.Duration;

import com.mongodb.ConnectionString;
import io.incidentledger.mongo.MongoConnection;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import picocli.CommandLine.Option;

/// The MongoDB deployment that holds a ledger.
public final class MongoOptions {
    /// Rarely needed, so that it is no option; named as Spring Boot names a setting.
    private static final String START_PATIENCE = "INCIDENTLEDGER_MONGODB_STARTPATIENCE";

    @Option(names = "--mongodb-uri", paramLabel = "URI", defaultValue = "${env:INCIDENT_LEDGER_MONGODB_URI}", description = "MongoDB that holds the ledger, e.g. mongodb://a,b,c/incident-ledger?replicaSet=rs0. With a password in it, use the environment variable INCIDENT_LEDGER_MONGODB_URI.")
    private @Nullable String uri;

    public boolean isGiven() {
        return uri != null;
    }

    /// @throws CannotRun when it is missing, or no connection string; what was given is not repeated, since it may hold a password
    public MongoPlace place() {
        if (uri == null) {
            throw CannotRun
                    .wrongUsage("Which MongoDB holds the ledger? Give --mongodb-uri or INCIDENT_LEDGER_MONGODB_URI");
        }
        try {
            return new MongoPlace(new ConnectionString(uri), startPatience(System.getenv(START_PATIENCE)));
        } catch (IllegalArgumentException wrong) {
            throw CannotRun.wrongUsage("--mongodb-uri (INCIDENT_LEDGER_MONGODB_URI) is no MongoDB connection string,"
                    + " such as mongodb://a,b,c/incident-ledger?replicaSet=rs0");
        }
    }

    static Duration startPatience(@Nullable String given) {
        if (given == null) {
            return MongoConnection.START_PATIENCE;
        }
        try {
            Duration patience = DurationStyle.detectAndParse(given);
            if (!patience.isNegative()) {
                return patience;
            }
        } catch (IllegalArgumentException | ArithmeticException notOne) {
            // As a negative one.
        }
        throw CannotRun.wrongUsage(START_PATIENCE + " must be a length of time, such as 30s or 2m");
    }
}
