package io.incidentledger.http.messages;

import io.incidentledger.http.problems.ProblemConfiguration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Spring configuration of how bodies are read.
@Configuration(proxyBeanMethods = false)
public class MessageConfiguration {

    @Bean
    RequestBodyReader requestBodies(@Value(ProblemConfiguration.BODY_LIMIT) int bodyLimit) {
        return new RequestBodyReader(bodyLimit);
    }
}
