package io.incidentledger.standalone;

import io.incidentledger.command.imports.ndjson.ImportConfiguration;
import io.incidentledger.command.pipeline.CommandConfiguration;
import io.incidentledger.command.policy.PolicyConfiguration;
import io.incidentledger.program.LedgerConfiguration;
import io.incidentledger.program.ServiceConfiguration;
import io.incidentledger.query.MemoryViews;
import io.incidentledger.query.QueryConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.Import;

/// Both sides over one log.
@SpringBootConfiguration(proxyBeanMethods = false)
@Import({ServiceConfiguration.class, LedgerConfiguration.class, CommandConfiguration.class, ImportConfiguration.class,
    PolicyConfiguration.class,
    QueryConfiguration.class, MemoryViews.class})
class StandaloneApplication {}
