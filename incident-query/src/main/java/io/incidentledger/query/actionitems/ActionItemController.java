package io.incidentledger.query.actionitems;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.incidentledger.events.ActionItemStatus;
import io.incidentledger.events.IncidentName;
import io.incidentledger.events.validation.WireNames;
import io.incidentledger.http.Page;
import io.incidentledger.http.ProblemException;
import io.incidentledger.http.Problems;
import io.incidentledger.http.QueryParameters;
import io.incidentledger.projection.Progress;
import io.incidentledger.query.numbers.DisplayNumbers;
import io.incidentledger.query.readmodel.Answers;
import io.incidentledger.query.readmodel.SortCursor;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Lists of action items. Days are those of UTC.
@RestController
final class ActionItemController {

    private static final WireNames<ActionItemStatus> STATUSES = new WireNames<>(ActionItemStatus.class);
    private static final List<String> SORTS = Stream.of(ActionItems.DUE, ActionItems.PRIORITY, ActionItems.ADDED_AT)
            .flatMap(field -> Stream.of(field, "-" + field)).toList();

    private final Answers answers;
    private final Documents<ActionItem> items;
    private final DisplayNumbers numbers;
    private final List<Progress> sources;
    private final InstantSource clock;

    /// @param sources
    ///            how far action items and numbers are
    public ActionItemController(Answers answers, Documents<ActionItem> items, DisplayNumbers numbers,
            List<Progress> sources, InstantSource clock) {
        this.answers = answers;
        this.items = items;
        this.numbers = numbers;
        this.sources = List.copyOf(sources);
        this.clock = clock;
    }

    /// Those that are due first come first.
    @GetMapping(path = "/v1/action-items", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<Page.Items<ActionItemAnswer>>> list(QueryParameters parameters, ServerHttpRequest request) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Long minPosition = parameters.position("minPosition");
        List<Condition> conditions = conditions(parameters, today);
        List<String> incidents = incidents(parameters);
        String order = parameters.choice("sort", ActionItems.DUE, SORTS);
        boolean descending = order.startsWith("-");
        Sort sort = new Sort(descending ? order.substring(1) : order, descending);
        SortCursor cursors = new SortCursor("action-items", order, ActionItems.VIEW.indexField(sort.field()).kind());
        DocumentQuery.Cursor after = cursors.read(parameters);
        int limit = parameters.limit();
        parameters.check();
        return answers.ask(minPosition, sources, position -> {
            if (!incidents.isEmpty()) {
                conditions.add(new Condition.AnyOf(ActionItems.INCIDENT, idsOf(incidents)));
            }
            return page(new DocumentQuery(conditions, sort, after, limit), cursors, today).answer(request, position);
        });
    }

    private static List<String> incidents(QueryParameters parameters) {
        List<String> names = parameters.texts(ActionItems.INCIDENT);
        if (!names.stream().allMatch(IncidentName::isWellFormed)) {
            parameters.fault(ActionItems.INCIDENT, IncidentName.REQUIREMENT);
        }
        return names;
    }

    /// @throws ProblemException
    ///             404 when an incident has not been declared: an empty list would say that it has nothing to do
    private Set<String> idsOf(List<String> names) {
        Set<String> ids = new HashSet<>();
        for (String name : names) {
            ids.add(IncidentName.idOf(name, numbers::incidentWith).filter(id -> numbers.numberOf(id).isPresent())
                    .orElseThrow(() -> new ProblemException(Problems.unknownIncident(name))));
        }
        return ids;
    }

    private static List<Condition> conditions(QueryParameters parameters, LocalDate today) {
        List<Condition> conditions = new ArrayList<>();
        List<ActionItemStatus> statuses = parameters.constants("status", STATUSES);
        if (!statuses.isEmpty()) {
            conditions.add(new Condition.AnyOf(ActionItems.STATUS, names(statuses.stream())));
        }
        List<String> owners = parameters.names("owner");
        if (!owners.isEmpty()) {
            conditions.add(new Condition.AnyOf(ActionItems.OWNER, Set.copyOf(owners)));
        }
        if (parameters.flag("overdue")) {
            conditions.add(new Condition.Range(ActionItems.DUE, null, today));
            conditions.add(new Condition.AnyOf(ActionItems.STATUS,
                    names(Stream.of(ActionItemStatus.values()).filter(status -> !status.finished()))));
        }
        return conditions;
    }

    private static Set<String> names(Stream<ActionItemStatus> statuses) {
        return statuses.map(ActionItemStatus::wireName).collect(Collectors.toUnmodifiableSet());
    }

    private Page<ActionItemAnswer> page(DocumentQuery query, SortCursor cursors, LocalDate today) {
        io.incidentledger.projection.documents.Page<ActionItem> page = items.query(query);
        Map<String, Long> known = numbers
                .numbersOf(page.items().stream().map(item -> item.content().incidentId()).toList());
        return new Page<>(page.items().stream()
                .map(item -> ActionItemAnswer.of(item, known.get(item.content().incidentId()), today)).toList(),
                cursors.write(page.next()));
    }
}
