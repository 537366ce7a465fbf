package io.incidentledger.querynode;

import io.incidentledger.program.MongoLedgerConfiguration;
import io.incidentledger.program.ServiceConfiguration;
import io.incidentledger.query.MongoViewConfiguration;
import io.incidentledger.query.QueryConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.Import;

/// The Spring application of a query node.
@SpringBootConfiguration(proxyBeanMethods = false)
@Import({ServiceConfiguration.class, MongoLedgerConfiguration.class, QueryConfiguration.class,
    MongoViewConfiguration.class})
class QueryNodeApplication {}
