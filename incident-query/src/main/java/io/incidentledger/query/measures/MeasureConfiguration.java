package io.incidentledger.query.measures;

import io.incidentledger.projection.documents.DocumentView;
import io.incidentledger.projection.documents.Documents;
import io.incidentledger.projection.documents.ViewStore;
import io.incidentledger.query.numbers.DisplayNumbers;
import io.incidentledger.query.policies.EffectiveDefinitions;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Beans for the stored view of what each incident contributes to the measures, and for reading it.
@Configuration(proxyBeanMethods = false)
class MeasureConfiguration {

    @Bean
    DocumentView<MeasureDocument> measureView() {
        return MeasureView.VIEW;
    }

    @Bean
    Documents<MeasureDocument> measures(ViewStore store) {
        return store.open(MeasureView.VIEW);
    }

    @Bean
    MeasureHistograms measureHistograms(MeterRegistry registry, Documents<MeasureDocument> measures) {
        return new MeasureHistograms(registry, measures);
    }

    @Bean
    MeasureSource measureSource(Documents<MeasureDocument> measures, EffectiveDefinitions definitions,
            DisplayNumbers numbers) {
        return new MeasureSource(measures, definitions, numbers);
    }
}
