package io.incidentledger.http.parameters;

import org.springframework.core.MethodParameter;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.SyncHandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;

/// Resolves [QueryParameters] arguments of controllers.
final class QueryParametersResolver implements SyncHandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == QueryParameters.class;
    }

    @Override
    public QueryParameters resolveArgumentValue(MethodParameter parameter, BindingContext context,
            ServerWebExchange exchange) {
        return QueryParameters.of(exchange.getRequest());
    }
}
