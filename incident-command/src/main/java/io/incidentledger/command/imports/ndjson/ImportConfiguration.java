package io.incidentledger.command.imports.ndjson;

import java.util.List;

import io.incidentledger.command.api.CommandApiConfiguration;
import io.incidentledger.command.dispatch.CommandDispatcher;
import io.incidentledger.http.ProblemTranslator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// Imports beside the command API, over the pipeline of the application that imports this.
@Configuration(proxyBeanMethods = false)
@Import({CommandApiConfiguration.class, ImportController.class})
public class ImportConfiguration {
    @Bean
    IncidentImport incidentImport(CommandDispatcher dispatcher, List<ProblemTranslator> translators) {
        return new IncidentImport(dispatcher, translators);
    }
}
