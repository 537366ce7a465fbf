package io.incidentledger.http.parameters;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import io.incidentledger.events.NameKey;
import io.incidentledger.events.WireNamed;
import io.incidentledger.events.validation.Rfc3339;
import io.incidentledger.events.validation.UnreadableTimeException;
import io.incidentledger.events.validation.ValidationErrors;
import io.incidentledger.events.validation.WireNames;
import io.incidentledger.http.problems.ProblemException;
import io.incidentledger.http.problems.ProblemFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.MultiValueMap;

/// The query parameters of one request. Read each parameter that the endpoint supports, then call [#check], which
/// rejects all invalid and all unknown parameters at once. Controllers take an instance as an argument. Not
/// thread-safe.
public final class QueryParameters {

    /// The number of items of a page if the request gives no limit.
    public static final int DEFAULT_LIMIT = 50;
    /// The maximum number of items of a page.
    public static final int MAX_LIMIT = 500;

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,40}");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,6})?");

    private final MultiValueMap<String, String> given;
    private final Set<String> known = new LinkedHashSet<>();
    private final ValidationErrors validationErrors = new ValidationErrors();

    QueryParameters(MultiValueMap<String, String> given) {
        this.given = given;
    }

    /// @throws ProblemException 400 if the query cannot be decoded
    public static QueryParameters of(ServerHttpRequest request) {
        try {
            return new QueryParameters(request.getQueryParams());
        } catch (IllegalArgumentException undecodable) {
            throw new ProblemException(ProblemFactory.malformedRequest("The query is not percent-encoded UTF-8"));
        }
    }

    /// Returns all values of a repeatable parameter; empty if it was not given.
    public List<String> texts(String name) {
        known.add(name);
        List<String> texts = new ArrayList<>();
        for (String text : given.getOrDefault(name, List.of())) {
            if (text == null || text.isEmpty()) {
                validationErrors.add(name, "must not be empty");
            } else {
                texts.add(text);
            }
        }
        return texts;
    }

    /// Returns the values of a repeatable parameter that contains names, in the form in which names are compared, see
    /// [NameKey].
    public List<String> names(String name) {
        return NameKey.normalized(texts(name));
    }

    /// Returns the value of a parameter that may be given once; null if it was not given.
    public @Nullable String text(String name) {
        List<String> texts = texts(name);
        if (texts.size() > 1) {
            validationErrors.add(name, "must be given only once");
        }
        return texts.isEmpty() ? null : texts.getFirst();
    }

    /// Returns the constants that a repeatable parameter names.
    public <E extends Enum<E> & WireNamed> List<E> constants(String name, WireNames<E> names) {
        List<E> constants = new ArrayList<>();
        for (String text : texts(name)) {
            E constant = names.find(text);
            if (constant == null) {
                validationErrors.add(name, "must be one of " + names.allowed());
            } else {
                constants.add(constant);
            }
        }
        return constants;
    }

    /// Returns the constant that a parameter names; null if it was not given or is invalid.
    public <E extends Enum<E> & WireNamed> @Nullable E constant(String name, WireNames<E> names) {
        String text = text(name);
        E constant = text == null ? null : names.find(text);
        if (text != null && constant == null) {
            validationErrors.add(name, "must be one of " + names.allowed());
        }
        return constant;
    }

    /// Returns the values of a repeatable parameter, each of which must be one of a fixed set.
    public Set<String> choices(String name, Collection<String> allowed) {
        Set<String> chosen = new LinkedHashSet<>(texts(name));
        if (!allowed.containsAll(chosen)) {
            validationErrors.add(name, "must be one of " + String.join(", ", allowed));
        }
        return chosen;
    }

    /// Returns the value of a parameter that must be one of a fixed set; the default if it was not given or is invalid.
    public String choice(String name, String byDefault, List<String> allowed) {
        String text = text(name);
        if (text != null && !allowed.contains(text)) {
            validationErrors.add(name, "must be one of " + String.join(", ", allowed));
            return byDefault;
        }
        return text == null ? byDefault : text;
    }

    /// Returns an RFC 3339 instant, whose plus sign may be unescaped; null if it was not given or is invalid.
    public @Nullable Instant instant(String name) {
        String text = text(name);
        try {
            return text == null ? null : Rfc3339.instant(text.replace(' ', '+'));
        } catch (UnreadableTimeException unreadable) {
            validationErrors.add(name, unreadable.requirement());
            return null;
        }
    }

    /// Returns an instant or a position in the ledger; null if it was not given or is invalid.
    public @Nullable PointInTime moment(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        if (DIGITS.matcher(text).matches()) {
            Long position = position(name);
            return position == null ? null : new PointInTime.After(position);
        }
        try {
            return new PointInTime.At(Rfc3339.instant(text.replace(' ', '+')));
        } catch (UnreadableTimeException unreadable) {
            validationErrors.add(name, unreadable.requirement() + ", or a position");
            return null;
        }
    }

    /// Returns the value of a parameter that must be `true` or `false`; false if it was not given.
    public boolean flag(String name) {
        return choice(name, "false", List.of("true", "false")).equals("true");
    }

    /// Returns an integer within inclusive bounds; null if it was not given or is invalid.
    @Nullable Long number(String name, long least, long most) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        if (DIGITS.matcher(text).matches()) {
            BigInteger number = new BigInteger(text);
            if (number.compareTo(BigInteger.valueOf(least)) >= 0 && number.compareTo(BigInteger.valueOf(most)) <= 0) {
                return number.longValue();
            }
        }
        validationErrors.add(name, "must be an integer from " + least + " to " + most);
        return null;
    }

    /// Returns a decimal from 0 to an inclusive bound, with at most six decimal places; the default if it was not given
    /// or is invalid.
    public BigDecimal decimal(String name, BigDecimal byDefault, BigDecimal most) {
        String text = text(name);
        if (text == null) {
            return byDefault;
        }
        if (DECIMAL.matcher(text).matches() && new BigDecimal(text).compareTo(most) <= 0) {
            return new BigDecimal(text);
        }
        validationErrors.add(name, "must be a decimal from 0 to " + most.toPlainString()
                + " with at most six digits after the point");
        return byDefault;
    }

    /// Returns the requested number of items: `limit`.
    public int limit() {
        Long limit = number("limit", 1, MAX_LIMIT);
        return limit == null ? DEFAULT_LIMIT : limit.intValue();
    }

    /// Returns a position in the ledger; null if it was not given or is invalid.
    public @Nullable Long position(String name) {
        return number(name, 0, Long.MAX_VALUE);
    }

    /// Returns the position at which the page starts: `cursor`, from an earlier response of the same list.
    ///
    /// @return null to start at the beginning
    public @Nullable Cursor cursor(String list, int parts) {
        String text = text(Cursor.PARAMETER);
        Cursor cursor = text == null ? null : Cursor.parse(text, list, parts);
        if (text != null && cursor == null) {
            validationErrors.add(Cursor.PARAMETER, Cursor.REQUIREMENT);
        }
        return cursor;
    }

    /// Returns the parameters whose names start with a prefix, keyed by the rest of the name: `label.kind=x` under
    /// `kind`. Both the keys and the values are [names][#names].
    public Map<String, List<String>> prefixed(String prefix) {
        known.add(prefix + "*");
        Map<String, List<String>> found = new LinkedHashMap<>();
        for (String name : given.keySet()) {
            if (name.startsWith(prefix)) {
                found.computeIfAbsent(NameKey.normalized(name.substring(prefix.length())), _ -> new ArrayList<>())
                        .addAll(names(name));
            }
        }
        return found;
    }

    /// Adds an error that only the caller can detect, such as two mutually exclusive parameters.
    public void fault(String name, String detail) {
        validationErrors.add(name, detail);
    }

    /// Rejects the request if there are errors.
    ///
    /// @throws ProblemException 400 if a parameter is invalid or was never read
    public void check() {
        for (String name : given.keySet()) {
            if (!known.contains(name)) {
                validationErrors.add(name, known.isEmpty()
                        ? "is not a parameter that is known here; there are none"
                        : "is not a parameter that is known here; known are " + String.join(", ", known));
            }
        }
        if (!validationErrors.isEmpty()) {
            throw new ProblemException(ProblemFactory.invalidParameters(validationErrors.list()));
        }
    }
}
