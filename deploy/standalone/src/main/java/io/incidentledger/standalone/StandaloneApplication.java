package io.incidentledger.standalone;

import io.incidentledger.command.dispatch.CommandConfiguration;
import io.incidentledger.command.imports.ndjson.ImportConfiguration;
import io.incidentledger.command.policy.PolicyAdoptionConfiguration;
import io.incidentledger.program.ClockConfiguration;
import io.incidentledger.program.LedgerConfiguration;
import io.incidentledger.program.ServiceConfiguration;
import io.incidentledger.query.MemoryViewConfiguration;
import io.incidentledger.query.QueryConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.Import;

/// The Spring application with both sides on one log.
@SpringBootConfiguration(proxyBeanMethods = false)
@Import({ServiceConfiguration.class, ClockConfiguration.class, LedgerConfiguration.class, CommandConfiguration.class,
    ImportConfiguration.class,
    PolicyAdoptionConfiguration.class,
    QueryConfiguration.class, MemoryViewConfiguration.class})
class StandaloneApplication {}
