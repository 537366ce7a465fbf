package io.incidentledger.query.actionitems;

import java.util.List;

import io.incidentledger.http.Page;
import io.incidentledger.http.QueryParameters;
import io.incidentledger.projection.documents.DocumentView;
import io.incidentledger.query.actionitems.ActionItemCriteria.ListQuery;
import io.incidentledger.query.numbers.NumberedIncident;
import io.incidentledger.query.readmodel.Query;
import io.incidentledger.query.readmodel.QueryExecutor;
import io.incidentledger.query.readmodel.ReadOptions;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// REST endpoint that lists action items. Days are in UTC.
@RestController
final class ActionItemController {

    private static final List<DocumentView<?>> VIEWS = List.of(ActionItemView.VIEW, NumberedIncident.VIEW);

    private final QueryExecutor executor;
    private final ActionItemList items;

    public ActionItemController(QueryExecutor executor, ActionItemList items) {
        this.executor = executor;
        this.items = items;
    }

    @GetMapping(path = "/v1/action-items", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<Page.Items<ActionItemResponse>>> list(QueryParameters parameters, ServerHttpRequest request) {
        ReadOptions options = ReadOptions.ofPresent(parameters);
        ListQuery search = ActionItemCriteria.read(parameters);
        return executor.execute(Query.ofViews(options, VIEWS,
                point -> items.page(search, point).answer(request, point::describe)));
    }
}
