package io.incidentledger.http;

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
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.MultiValueMap;

/// The query parameters of one request. Ask for each that the endpoint knows, then [#check]: that refuses what is wrong
/// and what nobody asked for, all at once. A controller takes it as an argument. Not thread-safe.
public final class QueryParameters {

    /// Items of a page when nobody says how many.
    public static final int DEFAULT_LIMIT = 50;
    /// The most items that a page has.
    public static final int MAX_LIMIT = 500;

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,40}");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,6})?");

    private final MultiValueMap<String, String> given;
    private final Set<String> known = new LinkedHashSet<>();
    private final ValidationErrors validationErrors = new ValidationErrors();

    QueryParameters(MultiValueMap<String, String> given) {
        this.given = given;
    }

    /// @throws ProblemException 400 when the query can't be decoded
    public static QueryParameters of(ServerHttpRequest request) {
        try {
            return new QueryParameters(request.getQueryParams());
        } catch (IllegalArgumentException undecodable) {
            throw new ProblemException(Problems.malformedRequest("The query is not percent-encoded UTF-8"));
        }
    }

    /// All values of a repeatable parameter; empty: it was not given.
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

    /// The values of a repeatable parameter that names something, as they are compared: see [NameKey].
    public List<String> names(String name) {
        return NameKey.normalized(texts(name));
    }

    /// The value of a parameter that may be given once; null: it was not.
    public @Nullable String text(String name) {
        List<String> texts = texts(name);
        if (texts.size() > 1) {
            validationErrors.add(name, "must be given only once");
        }
        return texts.isEmpty() ? null : texts.getFirst();
    }

    /// The constants that a repeatable parameter names.
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

    /// The constant that a parameter names; null: it was not given.
    public <E extends Enum<E> & WireNamed> @Nullable E constant(String name, WireNames<E> names) {
        String text = text(name);
        E constant = text == null ? null : names.find(text);
        if (text != null && constant == null) {
            validationErrors.add(name, "must be one of " + names.allowed());
        }
        return constant;
    }

    /// Those of a few words that a repeatable parameter names.
    public Set<String> choices(String name, Collection<String> allowed) {
        Set<String> chosen = new LinkedHashSet<>(texts(name));
        if (!allowed.containsAll(chosen)) {
            validationErrors.add(name, "must be one of " + String.join(", ", allowed));
        }
        return chosen;
    }

    /// One of a few words; the default when it was not given, or is a fault.
    public String choice(String name, String byDefault, List<String> allowed) {
        String text = text(name);
        if (text != null && !allowed.contains(text)) {
            validationErrors.add(name, "must be one of " + String.join(", ", allowed));
            return byDefault;
        }
        return text == null ? byDefault : text;
    }

    /// An instant of RFC 3339, also one whose plus sign came unescaped; null: it was not given.
    public @Nullable Instant instant(String name) {
        String text = text(name);
        try {
            return text == null ? null : Rfc3339.instant(text.replace(' ', '+'));
        } catch (UnreadableTimeException unreadable) {
            validationErrors.add(name, unreadable.requirement());
            return null;
        }
    }

    /// An instant, or a position of the ledger; null: it was not given.
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

    /// `true` or `false`; false when it was not given.
    public boolean flag(String name) {
        return choice(name, "false", List.of("true", "false")).equals("true");
    }

    /// A whole number within bounds, both included; null: it was not given.
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

    /// A decimal from 0 to a bound, which is included, with at most six digits after the point; the default when it was
    /// not given, or is a fault.
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

    /// How many items are wanted: `limit`.
    public int limit() {
        Long limit = number("limit", 1, MAX_LIMIT);
        return limit == null ? DEFAULT_LIMIT : limit.intValue();
    }

    /// A position of the ledger; null: it was not given.
    public @Nullable Long position(String name) {
        return number(name, 0, Long.MAX_VALUE);
    }

    /// Where the page starts: `after`, as an earlier answer of the same list gave it.
    ///
    /// @return null: at the beginning
    public @Nullable Cursor after(String list, int parts) {
        String text = text("after");
        Cursor cursor = text == null ? null : Cursor.parse(text, list, parts);
        if (text != null && cursor == null) {
            validationErrors.add("after", "must be a cursor that this list gave");
        }
        return cursor;
    }

    /// The parameters whose names start with a prefix, by the rest of their names: `label.kind=x` under `kind`. Both
    /// are [names][#names].
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

    /// Notes a fault that only the caller can see, such as two parameters that exclude each other.
    public void fault(String name, String detail) {
        validationErrors.add(name, detail);
    }

    /// @throws ProblemException 400 when a parameter is wrong or was not asked for
    public void check() {
        for (String name : given.keySet()) {
            if (!known.contains(name)) {
                validationErrors.add(name, known.isEmpty()
                        ? "is not a parameter that is known here; there are none"
                        : "is not a parameter that is known here; known are " + String.join(", ", known));
            }
        }
        if (!validationErrors.isEmpty()) {
            throw new ProblemException(Problems.invalidParameters(validationErrors.list()));
        }
    }
}
