package io.incidentledger.commandnode;

import io.incidentledger.command.imports.ndjson.ImportConfiguration;
import io.incidentledger.command.pipeline.CommandConfiguration;
import io.incidentledger.command.policy.PolicyConfiguration;
import io.incidentledger.program.MongoLedgerConfiguration;
import io.incidentledger.program.ServiceConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.Import;

/// The command side over a ledger.
@SpringBootConfiguration(proxyBeanMethods = false)
@Import({ServiceConfiguration.class, MongoLedgerConfiguration.class, CommandConfiguration.class,
    ImportConfiguration.class, PolicyConfiguration.class})
class CommandNodeApplication {}
