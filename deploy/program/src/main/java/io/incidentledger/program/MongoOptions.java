package io.incidentledger.program;

import com.mongodb.ConnectionString;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The MongoDB deployment that holds a ledger.
public final class MongoOptions {
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
            return new MongoPlace(new ConnectionString(uri));
        } catch (IllegalArgumentException wrong) {
            throw CannotRun.wrongUsage("--mongodb-uri (INCIDENT_LEDGER_MONGODB_URI) is no MongoDB connection string,"
                    + " such as mongodb://a,b,c/incident-ledger?replicaSet=rs0");
        }
    }
}
