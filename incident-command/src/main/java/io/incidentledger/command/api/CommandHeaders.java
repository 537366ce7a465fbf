package io.incidentledger.command.api;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.incidentledger.command.dispatch.CommandContext;
import io.incidentledger.events.EventProvenance;
import io.incidentledger.events.NameKey;
import io.incidentledger.events.validation.FieldError;
import io.incidentledger.events.validation.TextFormat;
import io.incidentledger.events.validation.ValidationErrors;
import io.incidentledger.http.messages.EntityTagList;
import io.incidentledger.http.openapi.TextSchemas;
import io.incidentledger.http.problems.ProblemException;
import io.incidentledger.http.problems.ProblemFactory;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/// The parsed request headers of a command.
///
/// @param ifMatch the incident must be at one of these sequences; empty: no sequence matches; null: every sequence
///     matches
public record CommandHeaders(EventProvenance provenance, @Nullable String idempotencyKey, @Nullable Set<Long> ifMatch) {

    static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    static final String IDEMPOTENCY_REPLAYED = "Idempotency-Replayed";
    static final String ACTOR = "X-Actor";
    static final String SOURCE = "X-Source";
    static final String CORRELATION_ID = "X-Correlation-Id";
    static final String REQUEST_ID = "X-Request-Id";
    static final String TRACEPARENT = "traceparent";

    /// An entity tag of an incident: either the sequence alone, as in command responses, or the sequence followed by a
    /// suffix, as in query responses.
    private static final Pattern SEQUENCE = Pattern.compile("(0|[1-9][0-9]{0,17})(?:-[\\w.:+/=-]+)?");
    private static final Pattern TRACE = Pattern
            .compile("(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");

    /// Adds the headers that say who acts to the description of an operation.
    public static void describe(Operation operation, Components components) {
        operation.addParametersItem(name(components, ACTOR, "who acts; `anonymous` when absent", CommandLimits.NAME));
        operation.addParametersItem(name(components, SOURCE, "the calling service", CommandLimits.SOURCE));
        operation.addParametersItem(name(components, CORRELATION_ID, "groups requests", CommandLimits.NAME));
    }

    private static Parameter name(Components components, String name, String description, int max) {
        return new Parameter().in("header").name(name).description(description)
                .schema(TextSchemas.of(TextFormat.Kind.NAME, max, components::addSchemas));
    }

    /// @throws ProblemException 400 that names every header that is wrong
    public static CommandHeaders read(HttpHeaders headers) {
        ValidationErrors validationErrors = new ValidationErrors();
        String actor = visible(headers, ACTOR, CommandLimits.NAME, validationErrors);
        String correlationId = visible(headers, CORRELATION_ID, CommandLimits.NAME, validationErrors);
        EventProvenance eventProvenance = new EventProvenance(actor == null ? EventProvenance.ANONYMOUS : actor,
                visible(headers, SOURCE, CommandLimits.SOURCE, validationErrors),
                correlationId == null
                        ? visible(headers, REQUEST_ID, CommandLimits.NAME, validationErrors)
                        : correlationId,
                null,
                traceId(headers));
        CommandHeaders read = new CommandHeaders(eventProvenance, key(headers, validationErrors),
                ifMatch(headers, validationErrors));
        if (!validationErrors.isEmpty()) {
            throw new ProblemException(ProblemFactory.invalidHeaders(validationErrors.list()));
        }
        return read;
    }

    private static @Nullable String single(HttpHeaders headers, String name, ValidationErrors validationErrors) {
        List<String> values = headers.get(name);
        if (values == null || values.isEmpty()) {
            return null;
        }
        if (values.size() > 1) {
            validationErrors.add(name, "must be given only once");
        }
        return values.getFirst();
    }

    private static @Nullable String visible(HttpHeaders headers, String name, int max,
            ValidationErrors validationErrors) {
        String value = single(headers, name, validationErrors);
        if (value == null) {
            return null;
        }
        String text = utf8(value);
        if (text == null || NameKey.of(text).isEmpty() || text.codePointCount(0, text.length()) > max
                || text.chars().anyMatch(Character::isISOControl)) {
            validationErrors.add(name, "must have 1 to " + max + " characters in UTF-8, at least one of them visible");
        }
        return text;
    }

    /// The server decodes header bytes as Latin-1, but callers send UTF-8.
    private static @Nullable String utf8(String latin1) {
        if (latin1.chars().allMatch(unit -> unit < 0x80)) {
            return latin1;
        }
        try {
            ByteBuffer bytes = StandardCharsets.ISO_8859_1.newEncoder().encode(java.nio.CharBuffer.wrap(latin1));
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException neither) {
            return null;
        }
    }

    private static @Nullable String key(HttpHeaders headers, ValidationErrors validationErrors) {
        String key = single(headers, IDEMPOTENCY_KEY, validationErrors);
        boolean fine = key == null
                || !key.isEmpty() && key.length() <= CommandLimits.IDEMPOTENCY_KEY
                        && key.chars().allMatch(unit -> unit > 0x20 && unit < 0x7f);
        if (!fine) {
            validationErrors.add(IDEMPOTENCY_KEY,
                    "must have 1 to " + CommandLimits.IDEMPOTENCY_KEY + " visible ASCII characters");
        }
        return key;
    }

    /// It suffices that one of the listed tags matches. Weak tags and tags of other resources match nothing (RFC 9110).
    private static @Nullable Set<Long> ifMatch(HttpHeaders headers, ValidationErrors validationErrors) {
        List<String> lines = headers.getOrEmpty(HttpHeaders.IF_MATCH);
        if (lines.isEmpty()) {
            return null;
        }
        EntityTagList listed = EntityTagList.of(lines).orElse(null);
        if (listed == null) {
            validationErrors.add(HttpHeaders.IF_MATCH,
                    "must be * or a list of quoted entity tags, such as \"7\" or \"7-5c0a\"");
            return null;
        }
        return listed.any()
                ? null
                : listed.tags().stream().filter(tag -> !tag.weak()).map(tag -> SEQUENCE.matcher(tag.opaque()))
                        .filter(Matcher::matches).map(sequence -> Long.valueOf(sequence.group(1)))
                        .collect(Collectors.toUnmodifiableSet());
    }

    /// @throws ProblemException 400 when the request has an If-Match header for something that does not exist yet
    static void refuseCondition(CommandContext context) {
        if (context.ifMatch() != null) {
            throw new ProblemException(ProblemFactory.invalidHeaders(
                    List.of(new FieldError(HttpHeaders.IF_MATCH,
                            "is not allowed: the incident does not exist before its declaration"))));
        }
    }

    /// A malformed header is ignored, as W3C Trace Context requires.
    private static @Nullable String traceId(HttpHeaders headers) {
        String traceparent = headers.getFirst(TRACEPARENT);
        if (traceparent == null) {
            return null;
        }
        var trace = TRACE.matcher(traceparent);
        return trace.matches() ? trace.group(1) : null;
    }
}
