package io.incidentledger.command.api;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.web.reactive.server.WebTestClient;

@SpringBootTest(classes = {HttpServer.class,
    ScriptedPipeline.class}, webEnvironment = WebEnvironment.RANDOM_PORT)
class HttpConventionsTest {

    @Configuration(proxyBeanMethods = false)
    static class Script {
        @Bean
        ScriptedPipeline pipeline() {
            return new ScriptedPipeline();
        }
    }

    @Autowired
    ScriptedPipeline pipeline;

    @LocalServerPort
    int port;

    WebTestClient client;

    @BeforeEach
    void startAnew() {
        pipeline.reset();
        client = WebTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
    }

    @Test
    void aDeclarationIsAnswered() {
        client.post().uri("/v1/incidents").header("Content-Type", "application/json")
                .bodyValue("{\"title\":\"x\",\"severity\":\"SEV1\"}").exchange()
                .expectBody(String.class).consumeWith(System.out::println);
        client.post().uri("/v1/incidents").header("Content-Type", "application/json")
                .bodyValue("{\"titl\":\"x\",\"severity\":\"SEV6\"}").exchange()
                .expectBody(String.class).consumeWith(System.out::println);
        for (String p : new String[]{"/v1/nothing", "/v1/incidents/5/severity", "/v1/incidents/"})
            client.get().uri(p).exchange()
                    .expectBody(String.class).consumeWith(System.out::println);
        client.post().uri("/v1/incidents").header("Accept", "text/plain")
                .bodyValue("{\"titl\":\"x\",\"severity\":\"SEV6\"}").exchange()
                .expectBody(String.class).consumeWith(System.out::println);
    }
}
