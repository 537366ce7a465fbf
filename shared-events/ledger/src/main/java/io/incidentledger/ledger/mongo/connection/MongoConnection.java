package io.incidentledger.ledger.mongo.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.connection.ServerDescription;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoDatabase;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One process's client of a MongoDB deployment. Every read and write goes to the primary, with majority concerns, so
/// that nothing is acknowledged or read that a failover could undo. The driver does not retry writes by itself: commit
/// ids resolve ambiguous responses. Thread-safe.
public final class MongoConnection implements AutoCloseable {

    /// The database when the URI names none.
    public static final String DEFAULT_DATABASE = "incident-ledger";

    private static final int SERVER_SELECTION_MILLIS = 2_000;
    private static final int CONNECT_MILLIS = 2_000;
    private static final int LOOK_AGAIN_MILLIS = 50;

    private static final Logger LOG = LoggerFactory.getLogger(MongoConnection.class);
    /// Default time for which a starting program waits for its server.
    public static final Duration START_PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final MongoClient client;
    private final MongoDatabase database;
    private final Duration startPatience;
    private final long openedAt = System.nanoTime();

    private MongoConnection(MongoClient client, String databaseName, Duration startPatience) {
        this.client = client;
        this.startPatience = startPatience;
        this.database = client.getDatabase(databaseName);
    }

    /// Opens a connection that waits for its server for the default time while the program starts.
    public static MongoConnection open(String uri) {
        return open(uri, START_PATIENCE);
    }

    /// Opens without waiting for a server; the first query waits. Time limits that the URI sets take precedence over
    /// the defaults.
    ///
    /// @param startPatience how long [#whileStarting] waits, from now on
    /// @throws IllegalArgumentException when the URI is not a MongoDB connection string
    public static MongoConnection open(String uri, Duration startPatience) {
        ConnectionString connection = new ConnectionString(uri);
        MongoClientSettings settings = MongoClientSettings.builder()
                .applyToClusterSettings(
                        cluster -> cluster.serverSelectionTimeout(SERVER_SELECTION_MILLIS, TimeUnit.MILLISECONDS))
                .applyToServerSettings(
                        server -> server.minHeartbeatFrequency(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(CONNECT_MILLIS, TimeUnit.MILLISECONDS))
                .applyConnectionString(connection)
                .applicationName("incident-ledger")
                .readPreference(ReadPreference.primary())
                .readConcern(ReadConcern.MAJORITY)
                .writeConcern(WriteConcern.MAJORITY)
                .retryWrites(false)
                .build();
        String named = connection.getDatabase();
        return new MongoConnection(MongoClients.create(settings), named == null ? DEFAULT_DATABASE : named,
                startPatience);
    }

    /// Runs a repeatable step of a program's start. While the server is away, the connection breaks or there is no
    /// primary, the step is repeated until the time to wait for the server is over.
    ///
    /// @throws RuntimeException the step's exception: one of another kind, or the last one
    public <T> T whileStarting(Supplier<T> step) {
        boolean said = false;
        while (true) {
            try {
                return step.get();
            } catch (RuntimeException failure) {
                if (!MongoFailureClassifier.isTransient(failure)
                        || Duration.ofNanos(System.nanoTime() - openedAt).compareTo(startPatience) >= 0) {
                    throw failure;
                }
                if (!said) {
                    LOG.warn("MongoDB does not respond; waiting for at most {} s",
                            startPatience.toMillis() / 1_000.0);
                    LOG.debug("MongoDB does not respond: {}", failure.getMessage());
                    said = true;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    public MongoDatabase database() {
        return database;
    }

    /// Whether the driver has found a server that accepts writes, and has not lost it since.
    public boolean knowsPrimary() {
        return client.getClusterDescription().getServerDescriptions().stream().anyMatch(ServerDescription::isPrimary);
    }

    /// Whether the deployment is a replica set or a sharded cluster, as far as the driver has seen: those have change
    /// streams, standalone servers don't.
    public boolean offersChangeStreams() {
        return client.getClusterDescription().getServerDescriptions().stream()
                .anyMatch(server -> server.isReplicaSetMember() || server.isShardRouter());
    }

    /// The clock of the server, to the millisecond.
    ///
    /// @throws RuntimeException when the server does not respond in time, or does not tell its time
    public Instant serverTime(Duration atMost) {
        // Every server knows this name of the command; not all know "hello".
        Document answer = BlockingAwait.first(database.runCommand(new Document("isMaster", 1)), atMost).orElseThrow();
        return answer.get("localTime", Date.class).toInstant();
    }

    @Override
    public void close() {
        client.close();
    }
}
