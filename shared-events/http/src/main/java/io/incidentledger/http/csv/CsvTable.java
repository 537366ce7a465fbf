package io.incidentledger.http.csv;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.incidentledger.events.WireNamed;
import org.jspecify.annotations.Nullable;

/// The columns of a table, and their text as comma-separated values (RFC 4180). Cells with text that a spreadsheet
/// would run as a formula begin with an apostrophe, which spreadsheets do not show. Immutable.
///
/// @param <T> a row
public final class CsvTable<T> {

    /// What a spreadsheet takes for the beginning of a formula, in its wide forms as well.
    private static final String FORMULA_STARTS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";
    private static final String LIST_SEPARATOR = "; ";

    private final List<Column<T>> columns;

    /// @param name the path of a member in the JSON form of a row
    /// @param value a text, a number, an enumeration constant, a list of them or null
    private record Column<T>(String name, Function<T, @Nullable Object> value) {

        private String member() {
            int dot = name.indexOf('.');
            return dot < 0 ? name : name.substring(0, dot);
        }
    }

    private CsvTable(List<Column<T>> columns) {
        this.columns = List.copyOf(columns);
    }

    public static <T> CsvTable<T> empty() {
        return new CsvTable<>(List.of());
    }

    /// Returns this table with another column.
    ///
    /// @param name the path of a member in the JSON form of a row, with dots
    /// @param value a text, a number, an enumeration constant, a list of them or null
    public CsvTable<T> with(String name, Function<T, @Nullable Object> value) {
        List<Column<T>> more = new ArrayList<>(columns);
        more.add(new Column<>(name, value));
        return new CsvTable<>(more);
    }

    /// Returns the members that have columns, in their order.
    public Set<String> members() {
        return columns.stream().map(Column::member).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// Returns this table with the columns of some members only.
    public CsvTable<T> only(Predicate<String> members) {
        return new CsvTable<>(columns.stream().filter(column -> members.test(column.member())).toList());
    }

    String header() {
        return written(Stream.of(columns.stream().map(Column::name).toList()));
    }

    String lines(List<T> rows) {
        return written(rows.stream()
                .map(row -> columns.stream().map(column -> cell(column.value().apply(row))).toList()));
    }

    private static String written(Stream<List<String>> lines) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            lines.forEach(csv::writeRecord);
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return text.toString();
    }

    private static String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case String text -> harmless(text);
            case Collection<?> list -> harmless(
                    list.stream().map(CsvTable::plain).collect(Collectors.joining(LIST_SEPARATOR)));
            default -> plain(value);
        };
    }

    private static String plain(Object value) {
        return value instanceof WireNamed constant ? constant.wireName() : value.toString();
    }

    private static String harmless(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
