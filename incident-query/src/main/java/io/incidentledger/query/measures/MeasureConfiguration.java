package io.incidentledger.query.measures;

import java.util.List;

import io.incidentledger.events.codec.EventCodec;
import io.incidentledger.events.policy.BuiltInMeasures;
import io.incidentledger.events.policy.MeasurePolicy;
import io.incidentledger.http.RequestBodies;
import io.incidentledger.ledger.EventReader;
import io.incidentledger.projection.Documents;
import io.incidentledger.projection.Progress;
import io.incidentledger.projection.ViewStore;
import io.incidentledger.projection.runner.Feeding;
import io.incidentledger.projection.runner.LedgerHead;
import io.incidentledger.query.answering.Viewpoints;
import io.incidentledger.query.numbers.DisplayNumbers;
import io.incidentledger.query.numbers.NumberedIncident;
import io.incidentledger.query.policies.DefinitionsInForce;
import io.incidentledger.query.policies.PolicyHistory;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Figures over incidents: what they are made of, by which definitions, and the questions that are asked of them.
@Configuration(proxyBeanMethods = false)
public class MeasureConfiguration {

    @Bean
    Documents<MeasureDocument> measures(ViewStore store) {
        return store.open(MeasureRows.VIEW);
    }

    @Bean
    MeasureHistograms measureHistograms(MeterRegistry registry, Documents<MeasureDocument> measures) {
        return new MeasureHistograms(registry, measures);
    }

    @Bean
    PolicyHistory measurePolicy(EventReader reader, LedgerHead head) {
        return new PolicyHistory(reader, head, new EventCodec(), MeasurePolicy.NAME);
    }

    @Bean
    PolicyHistory builtInMeasures(EventReader reader, LedgerHead head) {
        return new PolicyHistory(reader, head, new EventCodec(), BuiltInMeasures.NAME);
    }

    @Bean
    DefinitionsInForce definitionsInForce(PolicyHistory measurePolicy, PolicyHistory builtInMeasures,
            EventReader reader) {
        return new DefinitionsInForce(measurePolicy, builtInMeasures, reader);
    }

    @Bean
    MeasureSource measureSource(Documents<MeasureDocument> measures, DefinitionsInForce definitions,
            DisplayNumbers numbers) {
        return new MeasureSource(measures, definitions, numbers);
    }

    @Bean
    MeasureController measureController(Viewpoints viewpoints, MeasureSource source, Feeding feeding) {
        return new MeasureController(viewpoints, source, sources(feeding));
    }

    @Bean
    AvailabilityController availabilityController(Viewpoints viewpoints, MeasureSource source, Feeding feeding) {
        return new AvailabilityController(viewpoints, source, sources(feeding));
    }

    @Bean
    DriftController driftController(Viewpoints viewpoints, MeasureSource source, EventReader reader, Feeding feeding) {
        return new DriftController(viewpoints, source, reader, sources(feeding));
    }

    @Bean
    WhatIfController whatIfController(Viewpoints viewpoints, MeasureSource source, Feeding feeding,
            RequestBodies bodies) {
        return new WhatIfController(viewpoints, source, sources(feeding), bodies);
    }

    /// What the questions read: the rows, and the numbers that are joined to them.
    private static List<Progress> sources(Feeding feeding) {
        return feeding.progressOfAll(MeasureRows.VIEW, NumberedIncident.VIEW);
    }
}
