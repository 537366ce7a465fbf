package io.incidentledger.query.diff;

import io.incidentledger.projection.runner.LedgerHead;
import io.incidentledger.query.incident.IncidentView;
import io.incidentledger.query.numbers.DisplayNumbers;
import io.incidentledger.query.policies.DefinitionsInForce;
import io.incidentledger.query.readmodel.IncidentReading;
import io.incidentledger.query.readmodel.Viewpoints;
import io.incidentledger.query.streams.FoldedStreams;
import io.incidentledger.query.timeline.TimelineView;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/// What changed about one incident between two moments.
@Configuration(proxyBeanMethods = false)
class DiffConfiguration {

    @Bean
    DiffController diffController(IncidentReading reading, Viewpoints viewpoints, LedgerHead head,
            FoldedStreams<IncidentView> incidents, FoldedStreams<TimelineView> timelines,
            DefinitionsInForce definitions, DisplayNumbers numbers, JsonMapper json) {
        return new DiffController(reading, viewpoints, head, incidents, timelines, definitions, numbers, json);
    }
}
