package io.incidentledger.query;

import java.time.Duration;

import io.incidentledger.ledger.memory.InMemoryEventLog;
import io.incidentledger.projection.IncidentLog;
import io.incidentledger.tiers.Slow;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;

/// Base class for tests of the query API: an in-memory log to write to, and the query side on it, accessed over HTTP.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, classes = QueryApplication.class)
@Slow
public abstract class QueryApi {

    @Autowired
    protected InMemoryEventLog log;
    @LocalServerPort
    private int port;
    protected IncidentLog incidents;
    protected WebTestClient http;

    /// Without compression, which the client would undo unseen.
    @BeforeEach
    void connect() {
        incidents = new IncidentLog(log);
        http = WebTestClient.bindToServer().baseUrl(base()).responseTimeout(Duration.ofSeconds(20))
                .defaultHeader(HttpHeaders.ACCEPT_ENCODING, "identity").build();
    }

    /// The base URL of the server, for URIs that are already encoded.
    protected String base() {
        return "http://127.0.0.1:" + port;
    }
}
