package io.incidentledger.command.imports.ndjson;

import java.util.List;

import io.incidentledger.command.api.CommandApiConfiguration;
import io.incidentledger.command.dispatch.CommandDispatcher;
import io.incidentledger.http.problems.ProblemTranslator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;

/// Spring configuration of imports in addition to the command API. It uses the [CommandDispatcher] of the application
/// that imports it.
@Configuration(proxyBeanMethods = false)
@Import({CommandApiConfiguration.class, ImportController.class})
public class ImportConfiguration {
    @Bean
    IncidentImport incidentImport(CommandDispatcher dispatcher, List<ProblemTranslator> translators) {
        return new IncidentImport(dispatcher, translators);
    }

    @Bean
    @Lazy
    ImportOperationCustomizer importOperationCustomizer() {
        return new ImportOperationCustomizer();
    }
}
