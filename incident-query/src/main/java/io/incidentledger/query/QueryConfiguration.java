package io.incidentledger.query;

import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.EventTail;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/// The whole query side but for where stored views live: import [MemoryViewConfiguration] or [MongoViewConfiguration]
/// beside it. It needs an [EventReader], an [EventTail] and a [MeterRegistry], and the shared web configuration. Each
/// feature is a package with a configuration of its own, which is found here by its name.
@Configuration(proxyBeanMethods = false)
@ComponentScan(resourcePattern = "*/**/*Configuration.class")
public class QueryConfiguration {}
