package io.incidentledger.http.parameters;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.incidentledger.events.NameKey;
import io.incidentledger.events.WireNamed;
import io.incidentledger.events.validation.Rfc3339;
import io.incidentledger.events.validation.UnreadableTimeException;
import io.incidentledger.events.validation.WireNames;
import org.jspecify.annotations.Nullable;

/// The declaration of a query parameter: its name, its purpose and the values that it accepts. [QueryParameters#get]
/// parses the parameter by it, and the OpenAPI document describes the parameter by it. Immutable.
///
/// @param <T> the parsed value
public final class QueryParameter<T extends @Nullable Object> {

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,40}");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,6})?");
    private static final ParameterSchema POINT_IN_TIME = ParameterSchema.formatted("point-in-time",
            "^([0-9]{1,19}|" + Rfc3339.INSTANTS + ")$");
    private static final ParameterSchema CURSOR = ParameterSchema.formatted("cursor", "^[!-~]+$");
    private static final String ONCE = "must be given only once";

    private final String name;
    private final String description;
    private final ParameterSchema schema;
    private final boolean repeatable;
    private final boolean required;
    private final @Nullable String example;
    private final Parser<T> parser;

    /// Parses the values of a parameter.
    @FunctionalInterface
    interface Parser<T extends @Nullable Object> {

        /// @param values as given, none of them empty; an empty list if the parameter was not given
        /// @param errors takes what is wrong, as the end of a sentence that starts with the parameter
        T parse(List<String> values, Consumer<String> errors);
    }

    private QueryParameter(String name, String description, ParameterSchema schema, boolean repeatable,
            boolean required, @Nullable String example, Parser<T> parser) {
        this.name = name;
        this.description = description;
        this.schema = schema;
        this.repeatable = repeatable;
        this.required = required;
        this.example = example;
        this.parser = parser;
    }

    private static <T extends @Nullable Object> QueryParameter<T> repeatable(String name, String description,
            ParameterSchema schema, Parser<T> parser) {
        return new QueryParameter<>(name, description, schema, true, false, null, parser);
    }

    /// Declares a parameter that may be given once.
    ///
    /// @param parse returns the value of a text, or null and an error
    /// @param absent the value if the parameter was not given or is invalid
    private static <T extends @Nullable Object> QueryParameter<T> once(String name, String description,
            ParameterSchema schema, T absent, SingleParser<T> parse) {
        return new QueryParameter<>(name, description, schema, false, false, null, (values, errors) -> {
            if (values.size() > 1) {
                errors.accept(ONCE);
            }
            return values.isEmpty() ? absent : parse.parse(values.getFirst(), errors);
        });
    }

    /// Parses the value of a parameter that may be given once.
    @FunctionalInterface
    public interface SingleParser<T extends @Nullable Object> {

        /// @param errors takes what is wrong, as the end of a sentence that starts with the parameter
        /// @return the value; if it is invalid, any value that stands in for it until the request is rejected
        T parse(String value, Consumer<String> errors);
    }

    /// Declares a parameter with values of its own kind; null if it was not given.
    ///
    /// @param parse returns null and reports an error if the text is invalid
    public static <T> QueryParameter<@Nullable T> custom(String name, String description, ParameterSchema schema,
            SingleParser<@Nullable T> parse) {
        return once(name, description, schema, null, parse);
    }

    /// Declares any text; null if it was not given.
    public static QueryParameter<@Nullable String> text(String name, String description) {
        return once(name, description, ParameterSchema.string(), null, (value, errors) -> value);
    }

    /// Declares texts of which any may match.
    public static QueryParameter<List<String>> texts(String name, String description) {
        return texts(name, description, ParameterSchema.string(), value -> true, "");
    }

    /// Declares texts of some form.
    ///
    /// @param requirement what is wrong with a text that is not valid
    public static QueryParameter<List<String>> texts(String name, String description, ParameterSchema schema,
            Function<String, Boolean> valid, String requirement) {
        return repeatable(name, description, schema, (values, errors) -> {
            if (!values.stream().allMatch(valid::apply)) {
                errors.accept(requirement);
            }
            return values;
        });
    }

    /// Declares names of people, teams or services, which are returned in the form in which names are compared, see
    /// [NameKey].
    public static QueryParameter<List<String>> names(String name, String description) {
        return repeatable(name, description, ParameterSchema.string(),
                (values, errors) -> NameKey.normalized(values));
    }

    /// Declares a parameter that names constants, of which any may match.
    public static <E extends Enum<E> & WireNamed> QueryParameter<List<E>> constants(String name, WireNames<E> names,
            String description) {
        return repeatable(name, description, ParameterSchema.oneOf(names.all()), (values, errors) -> {
            List<E> constants = new ArrayList<>();
            for (String value : values) {
                E constant = names.find(value);
                if (constant == null) {
                    errors.accept(oneOf(names.all()));
                } else {
                    constants.add(constant);
                }
            }
            return constants;
        });
    }

    /// Declares a parameter that names one constant.
    public static <E extends Enum<E> & WireNamed> QueryParameter<E> constant(String name, WireNames<E> names,
            E byDefault, String description) {
        return once(name, description, ParameterSchema.oneOf(names.all()).withDefault(byDefault.wireName()), byDefault,
                (value, errors) -> {
                    E constant = names.find(value);
                    if (constant == null) {
                        errors.accept(oneOf(names.all()));
                        return byDefault;
                    }
                    return constant;
                });
    }

    /// Declares values of a fixed set, of which any may match.
    public static QueryParameter<Set<String>> choices(String name, Collection<String> allowed, String description) {
        List<String> values = List.copyOf(allowed);
        return repeatable(name, description, ParameterSchema.oneOf(values),
                (given, errors) -> among(values, new LinkedHashSet<>(given), errors));
    }

    /// Declares values of a fixed set, which may be given several times or separated by commas.
    public static QueryParameter<Set<String>> commaSeparatedChoices(String name, Collection<String> allowed,
            String description) {
        List<String> values = List.copyOf(allowed);
        String any = "(" + String.join("|", values) + ")";
        return repeatable(name, description, ParameterSchema.matching("^" + any + "(," + any + ")*$"),
                (given, errors) -> among(values, separated(given), errors));
    }

    private static Set<String> among(List<String> allowed, Set<String> chosen, Consumer<String> errors) {
        if (!allowed.containsAll(chosen)) {
            errors.accept(oneOf(allowed));
        }
        return chosen;
    }

    /// Declares texts that may be given several times or separated by commas.
    public static QueryParameter<Set<String>> commaSeparated(String name, String description, ParameterSchema schema) {
        return repeatable(name, description, schema, (given, errors) -> separated(given));
    }

    private static Set<String> separated(List<String> given) {
        Set<String> chosen = new LinkedHashSet<>();
        for (String value : given) {
            chosen.addAll(List.of(value.split(",", -1)));
        }
        return chosen;
    }

    /// Declares a value of a fixed set.
    public static QueryParameter<String> choice(String name, List<String> allowed, String byDefault,
            String description) {
        return once(name, description, ParameterSchema.oneOf(allowed).withDefault(byDefault), byDefault,
                (value, errors) -> {
                    if (!allowed.contains(value)) {
                        errors.accept(oneOf(allowed));
                        return byDefault;
                    }
                    return value;
                });
    }

    /// Declares an order of a list: any of the fields, ascending, or descending with a minus sign before its name.
    public static QueryParameter<String> sort(List<String> fields, String byDefault) {
        return choice("sort", fields.stream().flatMap(field -> Stream.of(field, "-" + field)).toList(), byDefault,
                "The order of the items; a minus sign reverses it.");
    }

    /// Declares `true` or `false`; false if it was not given.
    public static QueryParameter<Boolean> flag(String name, String description) {
        return once(name, description, bool().withDefault(false), false,
                (value, errors) -> Boolean.TRUE.equals(trueOrFalse(value, errors)));
    }

    /// Declares `true` or `false`; null if it was not given.
    public static QueryParameter<@Nullable Boolean> optionalFlag(String name, String description) {
        return once(name, description, bool(), null, QueryParameter::trueOrFalse);
    }

    private static ParameterSchema bool() {
        return new ParameterSchema("boolean", null, null, List.of(), null, null, null);
    }

    private static @Nullable Boolean trueOrFalse(String value, Consumer<String> errors) {
        if (!value.equals("true") && !value.equals("false")) {
            errors.accept(oneOf(List.of("true", "false")));
            return null;
        }
        return Boolean.valueOf(value);
    }

    /// Declares an RFC 3339 instant, whose plus sign may be unescaped; null if it was not given.
    public static QueryParameter<@Nullable Instant> instant(String name, String description) {
        return once(name, description, ParameterSchema.instant(), null, (value, errors) -> {
            try {
                return parseInstant(value);
            } catch (UnreadableTimeException unreadable) {
                errors.accept(unreadable.requirement());
                return null;
            }
        });
    }

    /// Parses an RFC 3339 instant, whose plus sign may be unescaped and has then arrived as a space.
    public static Instant parseInstant(String value) throws UnreadableTimeException {
        return Rfc3339.instant(value.replace(' ', '+'));
    }

    /// Declares an instant or a position in the ledger; null if it was not given.
    public static QueryParameter<@Nullable PointInTime> pointInTime(String name, String description) {
        return once(name, description, POINT_IN_TIME, null, (value, errors) -> {
            if (DIGITS.matcher(value).matches()) {
                Long position = integer(value, 0, Long.MAX_VALUE, errors);
                return position == null ? null : new PointInTime.After(position);
            }
            try {
                return new PointInTime.At(parseInstant(value));
            } catch (UnreadableTimeException unreadable) {
                errors.accept(unreadable.requirement() + ", or a position");
                return null;
            }
        });
    }

    /// Declares a position in the ledger; null if it was not given.
    public static QueryParameter<@Nullable Long> position(String name, String description) {
        return once(name, description, ParameterSchema.integer(0, Long.MAX_VALUE), null,
                (value, errors) -> integer(value, 0, Long.MAX_VALUE, errors));
    }

    /// Declares an integer.
    ///
    /// @param minimum inclusive
    /// @param maximum inclusive
    static QueryParameter<Integer> integer(String name, int minimum, int maximum, int byDefault, String description) {
        return once(name, description, ParameterSchema.integer(minimum, maximum).withDefault(byDefault), byDefault,
                (value, errors) -> {
                    Long number = integer(value, minimum, maximum, errors);
                    return number == null ? byDefault : number.intValue();
                });
    }

    private static @Nullable Long integer(String value, long minimum, long maximum, Consumer<String> errors) {
        if (DIGITS.matcher(value).matches()) {
            BigInteger number = new BigInteger(value);
            if (number.compareTo(BigInteger.valueOf(minimum)) >= 0
                    && number.compareTo(BigInteger.valueOf(maximum)) <= 0) {
                return number.longValue();
            }
        }
        errors.accept("must be an integer from " + minimum + " to " + maximum);
        return null;
    }

    /// Declares a decimal from 0 to an inclusive maximum, with at most six decimal places.
    public static QueryParameter<BigDecimal> decimal(String name, BigDecimal byDefault, BigDecimal maximum,
            String description) {
        ParameterSchema schema = new ParameterSchema("number", null, null, List.of(), BigDecimal.ZERO, maximum,
                byDefault);
        return once(name, description, schema, byDefault, (value, errors) -> {
            if (DECIMAL.matcher(value).matches() && new BigDecimal(value).compareTo(maximum) <= 0) {
                return new BigDecimal(value);
            }
            errors.accept("must be a decimal from 0 to " + maximum.toPlainString()
                    + " with at most six digits after the point");
            return byDefault;
        });
    }

    /// Declares the position at which a page starts: `cursor`, from an earlier response of the same list.
    ///
    /// @param parts the number of keys in cursors of the list
    public static QueryParameter<@Nullable Cursor> cursor(String list, int parts) {
        return once(Cursor.PARAMETER, "The page after this cursor, which is the `next` of the previous page.",
                CURSOR, null, (value, errors) -> {
                    Cursor cursor = Cursor.parse(value, list, parts);
                    if (cursor == null) {
                        errors.accept(Cursor.REQUIREMENT);
                    }
                    return cursor;
                });
    }

    private static String oneOf(Collection<String> allowed) {
        return "must be one of " + String.join(", ", allowed);
    }

    /// Returns the same parameter, which must be given.
    public QueryParameter<T> required() {
        return new QueryParameter<>(name, description, schema, repeatable, true, example, (values, errors) -> {
            if (values.isEmpty()) {
                errors.accept("is required");
            }
            return parser.parse(values, errors);
        });
    }

    /// Returns the same parameter, whose value has another type.
    <R> QueryParameter<R> map(Function<T, R> conversion) {
        return new QueryParameter<>(name, description, schema, repeatable, required, example,
                (values, errors) -> conversion.apply(parser.parse(values, errors)));
    }

    /// Returns the same parameter with an example of its value.
    public QueryParameter<T> example(String value) {
        return new QueryParameter<>(name, description, schema, repeatable, required, value, parser);
    }

    T parse(List<String> values, Consumer<String> errors) {
        return parser.parse(values, errors);
    }

    public String name() {
        return name;
    }

    /// A complete sentence.
    public String description() {
        return description;
    }

    public ParameterSchema schema() {
        return schema;
    }

    /// Whether several values may be given.
    public boolean repeatable() {
        return repeatable;
    }

    public boolean isRequired() {
        return required;
    }

    public @Nullable String example() {
        return example;
    }
}
