package io.incidentledger.query;

import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.EventTail;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/// Configures the whole query side except for the storage of views: import [MemoryViewConfiguration] or
/// [MongoViewConfiguration] in addition. It requires an [EventReader], an [EventTail] and a [MeterRegistry], and the
/// shared web configuration. Each feature is a package with its own configuration class, which the component scan finds
/// by its name.
@Configuration(proxyBeanMethods = false)
@ComponentScan(resourcePattern = "*/**/*Configuration.class")
public class QueryConfiguration {}
