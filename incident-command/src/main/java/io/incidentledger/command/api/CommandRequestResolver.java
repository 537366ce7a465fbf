package io.incidentledger.command.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.incidentledger.command.dispatch.CommandContext;
import io.incidentledger.events.validation.StrictJson;
import io.incidentledger.http.messages.RequestBodyReader;
import io.incidentledger.http.parameters.QueryParameters;
import io.incidentledger.ledger.Hash;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Resolves the [CommandRequest] argument of controller methods: reads the body once, as bytes, and validates
/// everything about the request that can be malformed.
final class CommandRequestResolver implements HandlerMethodArgumentResolver {

    private final RequestBodyReader bodies;
    private final CommandResponder responder;
    private final Map<MethodParameter, BodyShape> shapes = new ConcurrentHashMap<>();

    /// @param mergePatch whether the body is a [MergePatch]
    private record BodyShape(StrictJson<? extends CommandBody> json, boolean mergePatch) {

        static BodyShape of(MethodParameter parameter) {
            Class<?> body = ResolvableType.forMethodParameter(parameter).getGeneric(0).toClass();
            return new BodyShape(StrictJson.of(body.asSubclass(CommandBody.class)),
                    MergePatch.class.isAssignableFrom(body));
        }
    }

    CommandRequestResolver(RequestBodyReader bodies, CommandResponder responder) {
        this.bodies = bodies;
        this.responder = responder;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == CommandRequest.class;
    }

    @Override
    public Mono<Object> resolveArgument(MethodParameter parameter, BindingContext context, ServerWebExchange exchange) {
        BodyShape shape = shapes.computeIfAbsent(parameter, BodyShape::of);
        Mono<byte[]> body = shape.mergePatch()
                ? bodies.readMergePatch(exchange.getRequest())
                : bodies.read(exchange.getRequest());
        return body.map(bytes -> request(shape, bytes, exchange))
                .flatMap(request -> responder.named(request.incidentId()).map(request::of));
    }

    private static CommandRequest<CommandBody> request(BodyShape shape, byte[] bytes, ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        CommandHeaders headers = CommandHeaders.read(request.getHeaders());
        if (request.getURI().getRawQuery() != null) {
            QueryParameters.of(exchange).check();
        }
        Set<String> removed = new HashSet<>();
        CommandBody body = shape.json().read(bytes, (read, validator) -> {
            read.check(validator);
            if (read instanceof MergePatch patch) {
                removed.addAll(StrictJson.nullMembers(bytes));
                patch.checkRemoved(removed, validator);
            }
        });
        Hash digest = headers.idempotencyKey() == null ? null : digest(request, bytes);
        return new CommandRequest<>(incidentId(exchange), body, removed,
                new CommandContext(headers.provenance(), headers.idempotencyKey(), digest, headers.ifMatch()),
                ReturnPreference.of(request.getHeaders()));
    }

    private static Hash digest(ServerHttpRequest request, byte[] body) {
        MessageDigest sha256;
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
        String line = request.getMethod().name() + " " + request.getURI().getRawPath() + "\n";
        sha256.update(line.getBytes(StandardCharsets.UTF_8));
        return Hash.of(sha256.digest(body));
    }

    private static String incidentId(ServerWebExchange exchange) {
        Map<String, String> variables = exchange.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        String id = variables == null ? null : variables.get("id");
        return id == null ? "" : id;
    }
}
