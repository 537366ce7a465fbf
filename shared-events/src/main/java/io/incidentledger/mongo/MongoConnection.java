package io.incidentledger.mongo;

import java.util.concurrent.TimeUnit;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.connection.ServerDescription;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoDatabase;

/**
 * One process's client of a MongoDB deployment. Every read and write goes to the primary, with majority concerns, so that nothing is told or believed that a failover could
 * undo. The driver repeats no write by itself: what an ambiguous answer means is decided by commit ids. Thread-safe.
 */
public final class MongoConnection implements AutoCloseable {

    /** The database when the URI names none. */
    public static final String DEFAULT_DATABASE = "incident-ledger";

    private static final int SERVER_SELECTION_MILLIS = 2_000;
    private static final int CONNECT_MILLIS = 2_000;
    private static final int LOOK_AGAIN_MILLIS = 50;

    private final MongoClient client;
    private final MongoDatabase database;

    private MongoConnection(MongoClient client, String databaseName) {
        this.client = client;
        this.database = client.getDatabase(databaseName);
    }

    /**
     * Opens without waiting for a server; the first question does. Time limits that the URI sets win over the defaults.
     *
     * @throws IllegalArgumentException
     *             when it is not a MongoDB connection string
     */
    public static MongoConnection open(String uri) {
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
        return new MongoConnection(MongoClients.create(settings), named == null ? DEFAULT_DATABASE : named);
    }

    public MongoDatabase database() {
        return database;
    }

    /** Whether the driver has found a server that takes writes, and has not lost it since. */
    public boolean knowsPrimary() {
        return client.getClusterDescription().getServerDescriptions().stream().anyMatch(ServerDescription::isPrimary);
    }

    /** Whether it is a replica set or a sharded cluster, as far as the driver has seen: those have change streams, single servers don't. */
    public boolean offersChangeStreams() {
        return client.getClusterDescription().getServerDescriptions().stream()
                .anyMatch(server -> server.isReplicaSetMember() || server.isShardRouter());
    }

    @Override
    public void close() {
        client.close();
    }
}
