package io.incidentledger.http.csv;

import java.time.Instant;
import java.util.List;

import io.incidentledger.events.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CsvTableTest {

    private static final CsvTable<String> TEXT = CsvTable.<String>empty().with("text", text -> text);

    @Test
    void cellsAreWrittenByRfc4180() {
        assertThat(TEXT.lines(List.of("plain", "a,b", "say \"hi\"", "two\r\nlines", "é 😀"))).isEqualTo(
                "plain\r\n\"a,b\"\r\n\"say \"\"hi\"\"\"\r\n\"two\r\nlines\"\r\né 😀\r\n");
    }

    @Test
    void valuesOfAllTypesAreText() {
        CsvTable<String> table = CsvTable.<String>empty().with("none", row -> null).with("number", row -> -5)
                .with("flag", row -> true).with("severity", row -> Severity.SEV1)
                .with("at", row -> Instant.parse("2026-11-21T17:54:00Z"))
                .with("list", row -> List.of("b", Severity.SEV2, "a"));

        assertThat(table.header()).isEqualTo("none,number,flag,severity,at,list\r\n");
        assertThat(table.lines(List.of("x"))).isEqualTo(",-5,true,SEV1,2026-11-21T17:54:00Z,b; SEV2; a\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", "\uff1d1", "=HYPERLINK(\"x\")"})
    void textThatASpreadsheetWouldRunIsMadeHarmless(String formula) {
        assertThat(TEXT.lines(List.of(formula)).replace("\"", "")).startsWith("'");
        CsvTable<String> list = CsvTable.<String>empty().with("list", List::of);
        assertThat(list.lines(List.of(formula)).replace("\"", "")).startsWith("'");
        assertThat(TEXT.lines(List.of("a" + formula)).replace("\"", "")).startsWith("a");
    }

    @Test
    void columnsOfSelectedMembersRemain() {
        CsvTable<String> table = CsvTable.<String>empty().with("id", row -> 1).with("ref.id", row -> 2)
                .with("ref.url", row -> 3).with("title", row -> 4);

        assertThat(table.only(member -> !member.equals("title")).header()).isEqualTo("id,ref.id,ref.url\r\n");
        assertThat(table.only("ref"::equals).lines(List.of("x"))).isEqualTo("2,3\r\n");
    }
}
