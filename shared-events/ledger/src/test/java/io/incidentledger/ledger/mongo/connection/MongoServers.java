package io.incidentledger.ledger.mongo.connection;

import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.mongodb.reactivestreams.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.mongodb.MongoDBContainer;

/// The servers that tests run against. Each is started or looked up once per JVM, when a test first needs a database. A
/// suite runs on [each of them][OnEachMongoServer], and the report shows which.
public enum MongoServers {

    /// A server in this JVM that speaks MongoDB's protocol; always available. It has no change streams, and its range
    /// queries are full scans: keep data small.
    IN_THIS_JVM(() -> new MongoServer(new MemoryBackend()).bindAndGetConnectionString(), ""),

    /// A real replica set with one member, in a container; available when a Docker engine responds.
    IN_A_CONTAINER(MongoServers::inAContainer, "no Docker engine answers, so there is no MongoDB in a container"),

    /// The real server that the environment variable {@value #VARIABLE} names, on which users may create databases.
    OF_THE_ENVIRONMENT(() -> System.getenv(MongoServers.VARIABLE),
            "the environment variable " + MongoServers.VARIABLE + " names no MongoDB");

    static final String VARIABLE = "INCIDENT_LEDGER_TEST_MONGODB_URI";

    private static final String IMAGE = "mongo:8.0";
    private static final Pattern URI = Pattern.compile("(mongodb(?:\\+srv)?://[^/?]+)(?:/[^?]*)?(\\?.*)?");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Supplier<@Nullable String> start;
    private final String otherwise;
    private @Nullable String uri;
    private boolean looked;

    MongoServers(Supplier<@Nullable String> start, String otherwise) {
        this.start = start;
        this.otherwise = otherwise;
    }

    private static @Nullable String inAContainer() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            return null;
        }
        MongoDBContainer container = new MongoDBContainer(IMAGE).withReplicaSet();
        container.start();
        return container.getReplicaSetUrl();
    }

    /// Creates an empty database for one test, with a random name; aborts the test with a reason when the server is not
    /// available.
    public TestDatabase newDatabase() {
        return new TestDatabase(withDatabase(uri(), "test-" + UUID.randomUUID()));
    }

    private synchronized String uri() {
        if (!looked) {
            looked = true;
            uri = start.get();
        }
        Assumptions.assumeTrue(uri != null, otherwise);
        return uri;
    }

    private static String withDatabase(String uri, String name) {
        Matcher parts = URI.matcher(uri);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a MongoDB URI: " + uri);
        }
        return parts.group(1) + "/" + name + (parts.group(2) == null ? "" : parts.group(2));
    }

    /// A database that is dropped at the end, and a connection to it.
    public static final class TestDatabase implements AutoCloseable {

        private final String uri;
        private final MongoConnection connection;

        private TestDatabase(String uri) {
            this.uri = uri;
            this.connection = MongoConnection.open(patient(uri));
            connection.whileStarting(
                    () -> BlockingAwait.first(connection.database().runCommand(new Document("ping", 1)), PATIENCE));
        }

        /// The test's own queries need no quick response, however busy the machine is.
        private static String patient(String uri) {
            return uri + (uri.contains("?") ? "&" : "?") + "serverSelectionTimeoutMS=" + PATIENCE.toMillis()
                    + "&connectTimeoutMS=" + PATIENCE.toMillis();
        }

        /// URI for other connections and processes.
        public String uri() {
            return uri;
        }

        /// The test's own connection; this database closes it.
        public MongoConnection connection() {
            return connection;
        }

        @Override
        public void close() {
            MongoDatabase database = connection.database();
            BlockingAwait.end(database.drop(), PATIENCE);
            connection.close();
        }
    }
}
