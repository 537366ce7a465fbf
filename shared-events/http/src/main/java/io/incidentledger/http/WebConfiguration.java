package io.incidentledger.http;

import io.incidentledger.http.filters.FilterConfiguration;
import io.incidentledger.http.messages.MessageConfiguration;
import io.incidentledger.http.parameters.ParameterConfiguration;
import io.incidentledger.http.problems.ProblemConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// Spring configuration that every HTTP application of the ledger imports.
@Configuration(proxyBeanMethods = false)
@Import({FilterConfiguration.class, MessageConfiguration.class, ParameterConfiguration.class,
    ProblemConfiguration.class})
public class WebConfiguration {}
