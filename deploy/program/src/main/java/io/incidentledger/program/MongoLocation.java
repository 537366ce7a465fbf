package io.incidentledger.program;

import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.LongConsumer;

import com.mongodb.ConnectionString;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoSecurityException;
import io.incidentledger.ledger.EventLog;
import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.SnapshotStore;
import io.incidentledger.ledger.append.AppendListener;
import io.incidentledger.ledger.mongo.MongoEventLog;
import io.incidentledger.ledger.mongo.MongoSettings;
import io.incidentledger.ledger.mongo.connection.MongoConnection;
import io.incidentledger.ledger.transfer.LedgerImport;
import io.incidentledger.ledger.transfer.LedgerImport.Taken;
import io.incidentledger.ledger.transfer.LedgerReceiver;

/// A database of a MongoDB deployment. Opening waits for a server that does not respond yet, so that everything may be
/// started together. The wait is limited, because a wrong address looks the same.
///
/// @param startPatience the maximum wait
public record MongoLocation(ConnectionString uri, Duration startPatience) implements LedgerLocation {
    private static final int UNAUTHORIZED = 13;

    @Override
    public String description() {
        String database = uri.getDatabase();
        return "mongodb://" + String.join(",", uri.getHosts()) + "/"
                + (database == null ? MongoConnection.DEFAULT_DATABASE : database);
    }

    @Override
    public List<String> properties() {
        return List.of(MongoOptions.START_PATIENCE + "=" + startPatience);
    }

    /// Connects and waits until the server responds.
    ///
    /// @throws CannotRunException if it does not, or if it rejects the user
    MongoConnection connect() {
        MongoConnection connection = MongoConnection.open(uri.getConnectionString(), startPatience);
        try {
            awaitAnswer(connection);
            return connection;
        } catch (RuntimeException failure) {
            connection.close();
            throw failure;
        }
    }

    private void awaitAnswer(MongoConnection connection) {
        try {
            connection.whileStarting(() -> MongoEventLog.isIn(connection));
        } catch (EventLogException.Unavailable silent) {
            throw isRefusal(silent)
                    ? CannotRunException.because(
                            "MongoDB at " + description() + " rejects the user name or the password",
                            silent)
                    : CannotRunException.because(
                            "MongoDB is not available at " + description() + ": "
                                    + "no server there accepts writes; waited for "
                                    + CountFormatter.seconds(startPatience),
                            silent);
        }
    }

    private static boolean isRefusal(Throwable failure) {
        return switch (failure) {
            case MongoSecurityException refused -> true;
            case MongoCommandException refused when refused.getErrorCode() == UNAUTHORIZED -> true;
            default -> failure.getCause() != null && isRefusal(failure.getCause());
        };
    }

    static EventLog openLog(MongoConnection connection, AppendListener listener, InstantSource clock) {
        return connection.whileStarting(() -> MongoEventLog.open(connection,
                MongoSettings.DEFAULT.withListener(listener).withClock(clock)));
    }

    @Override
    public OpenLedger open(AppendListener listener, InstantSource clock) {
        MongoConnection connection = connect();
        try {
            SnapshotStore snapshots = connection.whileStarting(() -> MongoEventLog.snapshots(connection));
            return new OpenLedger(openLog(connection, listener, clock), snapshots, connection::close);
        } catch (RuntimeException failure) {
            connection.close();
            throw failure;
        }
    }

    @Override
    public OpenLedger openExisting() {
        try (MongoConnection connection = connect()) {
            if (!connection.whileStarting(() -> MongoEventLog.isIn(connection))) {
                throw CannotRunException.wrongUsage("There is no ledger in " + description());
            }
        }
        return open(AppendListener.NONE);
    }

    @Override
    public Taken take(InputStream export, Instant latest, LongConsumer progress) {
        try (MongoConnection connection = connect();
                LedgerReceiver receiver = MongoEventLog.receiver(connection, MongoSettings.DEFAULT)) {
            return new LedgerImport(receiver, latest).read(export, progress);
        }
    }
}
