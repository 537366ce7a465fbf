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
import io.incidentledger.query.readmodel.Viewpoint;
import io.incidentledger.query.readmodel.Viewpoints;
import io.incidentledger.query.readmodel.Viewpoints.Wanted;
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

    private final Viewpoints viewpoints;
    private final MeasureSource source;
    private final RequestBodies bodies;

    WhatIfController(Viewpoints viewpoints, MeasureSource source,
            RequestBodies bodies) {
        this.viewpoints = viewpoints;
        this.source = source;
        this.bodies = bodies;
    }

    @PostMapping(path = "/v1/measures/what-if", produces = MediaType.APPLICATION_JSON_VALUE)
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(implementation = WhatIf.class)))
    Mono<ResponseEntity<WhatIfAnswer>> whatIf(QueryParameters parameters, ServerHttpRequest request) {
        Wanted wanted = Wanted.of(parameters);
        MeasureParameters asked = new MeasureParameters(parameters);
        MeasureQuestion question = asked.question();
        Depth depth = asked.depth(question);
        parameters.check();
        return bodies.read(request).map(body -> JSON.read(body, WhatIf::check))
                .flatMap(whatIf -> viewpoints.ask(wanted, source.progress(),
                        viewpoint -> ResponseEntity.ok().headers(viewpoint::describe)
                                .body(answer(question, depth, whatIf, viewpoint))));
    }

    private WhatIfAnswer answer(MeasureQuestion question, Depth depth, WhatIf whatIf, Viewpoint viewpoint) {
        List<StoredDocument<MeasureRow>> rows = source.lookedAt(question, depth.compared(), viewpoint);
        NamedIncidents incidents = new NamedIncidents(names(whatIf), rows,
                number -> source.incidentWith(number).orElse(null), ids -> source.rowsOf(ids, viewpoint));
        return new WhatIfReport(question, depth, source.definitions(viewpoint), viewpoint.now(), source::numbersOf)
                .answer(whatIf, incidents, viewpoint.position());
    }

    private static Set<String> names(WhatIf whatIf) {
        Set<String> names = new LinkedHashSet<>();
        WhatIf.<String>each("", whatIf.exclude(), WhatIf.MOST, (pointer, name) -> names.add(name));
        WhatIf.<WhatIf.Shift>each("", whatIf.shift(), WhatIf.MOST, (pointer, each) -> names.add(each.incidentId()));
        WhatIf.<WhatIf.Drop>each("", whatIf.drop(), WhatIf.MOST, (pointer, each) -> names.add(each.incidentId()));
        return names;
    }
}
