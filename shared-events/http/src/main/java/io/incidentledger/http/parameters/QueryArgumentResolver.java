package io.incidentledger.http.parameters;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.core.MethodParameter;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.SyncHandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;

/// Resolves [QueryArgument]s of controllers.
final class QueryArgumentResolver implements SyncHandlerMethodArgumentResolver {

    private final Map<Class<?>, QueryArgumentParser> parsers = new ConcurrentHashMap<>();

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(QueryArgument.class);
    }

    @Override
    public Object resolveArgumentValue(MethodParameter parameter, BindingContext context, ServerWebExchange exchange) {
        QueryArgumentParser parser = parsers.computeIfAbsent(parameter.getParameterType(), QueryArgumentParser::of);
        QueryParameters parameters = QueryParameters.of(exchange);
        Object argument = parser.parse(parameters);
        parameters.check();
        return argument;
    }
}
