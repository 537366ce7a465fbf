package io.incidentledger.commandnode;

import io.incidentledger.command.dispatch.CommandConfiguration;
import io.incidentledger.command.imports.ndjson.ImportConfiguration;
import io.incidentledger.command.policy.PolicyAdoptionConfiguration;
import io.incidentledger.program.ClockConfiguration;
import io.incidentledger.program.MongoLedgerConfiguration;
import io.incidentledger.program.ServiceConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.Import;

/// The Spring application of a command node.
@SpringBootConfiguration(proxyBeanMethods = false)
@Import({ServiceConfiguration.class, ClockConfiguration.class, MongoLedgerConfiguration.class,
    CommandConfiguration.class,
    ImportConfiguration.class, PolicyAdoptionConfiguration.class})
class CommandNodeApplication {}
