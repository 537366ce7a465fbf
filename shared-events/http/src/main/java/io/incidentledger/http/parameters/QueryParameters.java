package io.incidentledger.http.parameters;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.incidentledger.events.NameKey;
import io.incidentledger.events.validation.FieldError;
import io.incidentledger.events.validation.ValidationErrors;
import io.incidentledger.http.csv.CsvResponse;
import io.incidentledger.http.problems.ProblemException;
import io.incidentledger.http.problems.ProblemFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;

/// The query parameters of one request. [#get] every parameter that the endpoint supports, whatever the others are, then
/// call [#check], which rejects all invalid and all unknown parameters at once. Not thread-safe.
public final class QueryParameters {

    private static final int MAX_LIMIT = 500;

    /// The number of items of a page.
    public static final QueryParameter<Integer> LIMIT = QueryParameter.integer("limit", 1, MAX_LIMIT, 50,
            "The maximum number of items in the response.");

    private final MultiValueMap<String, String> given;
    private final Map<String, String> pathVariables;
    private final boolean csv;
    private final Map<String, QueryParameter<?>> declared = new LinkedHashMap<>();
    private final ValidationErrors validationErrors = new ValidationErrors();

    /// @param csv whether the client requests the whole list as comma-separated values
    QueryParameters(MultiValueMap<String, String> given, Map<String, String> pathVariables, boolean csv) {
        this.given = given;
        this.pathVariables = pathVariables;
        this.csv = csv;
    }

    public static QueryParameters of(ServerWebExchange exchange) {
        Map<String, String> variables = exchange.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return new QueryParameters(exchange.getRequest().getQueryParams(), variables == null ? Map.of() : variables,
                CsvResponse.isRequested(exchange));
    }

    /// Returns the declarations of the parameters that a function gets, in that order.
    static Collection<QueryParameter<?>> declaredBy(Consumer<QueryParameters> parser) {
        QueryParameters none = new QueryParameters(new LinkedMultiValueMap<>(), Map.of(), false);
        parser.accept(none);
        return none.declared.values();
    }

    /// Returns the value of a parameter. If it is invalid, the error is kept for [#check], and some valid value is
    /// returned.
    public <T extends @Nullable Object> T get(QueryParameter<T> parameter) {
        declared.put(parameter.name(), parameter);
        return parameter.parse(values(parameter.name()), detail -> validationErrors.add(parameter.name(), detail));
    }

    private List<String> values(String name) {
        List<String> values = new ArrayList<>();
        for (String value : given.getOrDefault(name, List.of())) {
            if (value == null || value.isEmpty()) {
                validationErrors.add(name, "must not be empty");
            } else {
                values.add(value);
            }
        }
        return values;
    }

    /// Returns the values of all parameters whose names start with that of a declared one up to its `*`, keyed by the
    /// rest of the name: `label.kind=x` under `kind` if `label.*` is declared. The keys are names, too, in the form in
    /// which they are compared.
    public Map<String, List<String>> getPrefixed(QueryParameter<List<String>> parameter) {
        declared.put(parameter.name(), parameter);
        String prefix = parameter.name().substring(0, parameter.name().length() - 1);
        Map<String, List<String>> found = new LinkedHashMap<>();
        for (String name : given.keySet()) {
            if (name.startsWith(prefix)) {
                found.computeIfAbsent(NameKey.normalized(name.substring(prefix.length())), _ -> new ArrayList<>())
                        .addAll(parameter.parse(values(name), detail -> validationErrors.add(name, detail)));
            }
        }
        return found;
    }

    /// Returns the number of items to read at once, of a list that is available as comma-separated values, too: `limit`.
    /// A table contains the whole list, so it can be combined neither with `limit` nor with `cursor`.
    public int limit() {
        int limit = get(LIMIT);
        if (!csv) {
            return limit;
        }
        Stream.of(LIMIT.name(), Cursor.PARAMETER).filter(given::containsKey)
                .forEach(name -> fault(name, "cannot be combined with text/csv, which contains the whole list"));
        return MAX_LIMIT;
    }

    /// Returns a variable of the request's path; an empty text if there is none.
    public String pathVariable(String name) {
        return pathVariables.getOrDefault(name, "");
    }

    /// Adds an error that only the caller can detect, such as two mutually exclusive parameters.
    public void fault(String name, String detail) {
        validationErrors.add(name, detail);
    }

    /// Adds an error unless a period ends after it begins. An absent bound is no error.
    public void requireOrder(QueryParameter<?> beginning, @Nullable Instant from, QueryParameter<?> end,
            @Nullable Instant to) {
        if (from != null && to != null && !from.isBefore(to)) {
            fault(end.name(), "must be after " + beginning.name());
        }
    }

    /// Returns a rejection because of one parameter, found after the others had been checked.
    public static ProblemException invalid(String name, String detail) {
        return new ProblemException(ProblemFactory.invalidParameters(List.of(new FieldError(name, detail))));
    }

    /// Rejects the request if there are errors.
    ///
    /// @throws ProblemException 400 if a parameter is invalid or not declared
    public void check() {
        for (String name : given.keySet()) {
            if (!isDeclared(name)) {
                validationErrors.add(name, declared.isEmpty()
                        ? "is not supported: this endpoint has no query parameters"
                        : "is not supported; the supported parameters are " + String.join(", ", declared.keySet()));
            }
        }
        if (!validationErrors.isEmpty()) {
            throw new ProblemException(ProblemFactory.invalidParameters(validationErrors.list()));
        }
    }

    private boolean isDeclared(String name) {
        return declared.containsKey(name) || declared.keySet().stream()
                .anyMatch(each -> each.endsWith("*") && name.startsWith(each.substring(0, each.length() - 1)));
    }
}
