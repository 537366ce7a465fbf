package io.incidentledger.query.measures;

import io.incidentledger.projection.documents.DocumentViewDefinition;
import io.incidentledger.projection.documents.StoredViewReader;
import io.incidentledger.projection.documents.ViewStore;
import io.incidentledger.query.displaynumbers.DisplayNumbers;
import io.incidentledger.query.policies.EffectiveDefinitionsResolver;
import io.incidentledger.query.readmodel.ReportMemory;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Beans for the stored view of what each incident contributes to the measures, and for reading it.
@Configuration(proxyBeanMethods = false)
class MeasureConfiguration {

    @Bean
    DocumentViewDefinition<MeasureDocument> measureView() {
        return MeasureViewDefinition.VIEW;
    }

    @Bean
    StoredViewReader<MeasureDocument> measures(ViewStore store) {
        return store.open(MeasureViewDefinition.VIEW);
    }

    @Bean
    MeasureHistogramMetrics measureHistograms(MeterRegistry registry, StoredViewReader<MeasureDocument> measures) {
        return new MeasureHistogramMetrics(registry, measures);
    }

    @Bean
    MeasureRowReader measureSource(StoredViewReader<MeasureDocument> measures, EffectiveDefinitionsResolver definitions,
            DisplayNumbers numbers, ReportMemory memory) {
        return new MeasureRowReader(measures, definitions, numbers, memory);
    }
}
