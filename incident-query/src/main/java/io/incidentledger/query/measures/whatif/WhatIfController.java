package io.incidentledger.query.measures.whatif;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.incidentledger.events.validation.StrictJson;
import io.incidentledger.http.QueryParameters;
import io.incidentledger.http.RequestBodies;
import io.incidentledger.projection.documents.StoredDocument;
import io.incidentledger.query.measures.Depth;
import io.incidentledger.query.measures.MeasureParameters;
import io.incidentledger.query.measures.MeasureQuestion;
import io.incidentledger.query.measures.MeasureRow;
import io.incidentledger.query.measures.MeasureSource;
import io.incidentledger.query.readmodel.QueryExecutor;
import io.incidentledger.query.readmodel.ReadOptions;
import io.incidentledger.query.readmodel.ReadPoint;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// What the measures would be, had things gone otherwise. It reads and stores nothing; it is a POST because such a question is long.
@RestController
final class WhatIfController {

    private static final StrictJson<WhatIf> JSON = StrictJson.of(WhatIf.class);

    private final QueryExecutor executor;
    private final MeasureSource source;
    private final RequestBodies bodies;

    WhatIfController(QueryExecutor executor, MeasureSource source,
            RequestBodies bodies) {
        this.executor = executor;
        this.source = source;
        this.bodies = bodies;
    }

    @PostMapping(path = "/v1/measures/what-if", produces = MediaType.APPLICATION_JSON_VALUE)
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(implementation = WhatIf.class)))
    Mono<ResponseEntity<WhatIfAnswer>> whatIf(QueryParameters parameters, ServerHttpRequest request) {
        ReadOptions options = ReadOptions.of(parameters);
        MeasureParameters asked = new MeasureParameters(parameters);
        MeasureQuestion question = asked.question();
        Depth depth = asked.depth(question);
        parameters.check();
        return bodies.read(request).map(body -> JSON.read(body, WhatIf::check))
                .flatMap(whatIf -> executor
                        .execute(source.query(options, point -> answer(question, depth, whatIf, point))));
    }

    private WhatIfAnswer answer(MeasureQuestion question, Depth depth, WhatIf whatIf, ReadPoint point) {
        List<StoredDocument<MeasureRow>> rows = source.lookedAt(question, depth.compared(), point);
        NamedIncidents incidents = new NamedIncidents(names(whatIf), rows,
                number -> source.incidentWith(number).orElse(null), ids -> source.rowsOf(ids, point));
        return new WhatIfReport(question, depth, source.definitions(point), point.now(), source::numbersOf)
                .answer(whatIf, incidents, point.position());
    }

    private static Set<String> names(WhatIf whatIf) {
        Set<String> names = new LinkedHashSet<>();
        WhatIf.<String>each("", whatIf.exclude(), WhatIf.MOST, (pointer, name) -> names.add(name));
        WhatIf.<WhatIf.Shift>each("", whatIf.shift(), WhatIf.MOST, (pointer, each) -> names.add(each.incidentId()));
        WhatIf.<WhatIf.Drop>each("", whatIf.drop(), WhatIf.MOST, (pointer, each) -> names.add(each.incidentId()));
        return names;
    }
}
