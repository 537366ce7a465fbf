package io.incidentledger.events.validation;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FaultsTest {

    @ParameterizedTest
    @CsvSource({"999, 1", "1000, 1", "1001, 1", "10000, 1", "1001, 30", "10000, 30", "10000, 200"})
    void everyFaultIsCountedOnceUnderItsKind(int entries, int kinds) {
        Faults faults = new Faults(1_000);
        for (int i = 0; i < entries; i++) {
            faults.add("/updates/" + i + "/field" + (char) ('a' + i % kinds), "is wrong");
        }
        List<FieldFault> list = faults.list();

        assertThat(list.stream().mapToLong(FieldFault::count).sum()).isEqualTo(entries);
        assertThat(list.stream().filter(fault -> fault.more() == null)).hasSizeGreaterThanOrEqualTo(
                Math.min(entries, 1_000));
        assertThat(list.stream().limit(1_000)).allMatch(fault -> fault.more() == null);
        if (kinds <= 30) {
            for (int kind = 0; kind < kinds; kind++) {
                String field = "/updates/*/field" + (char) ('a' + kind);
                assertThat(list.stream().filter(fault -> fault.field().equals(field)).mapToLong(FieldFault::count)
                        .sum()).as(field).isEqualTo(entries / kinds + (kind < entries % kinds ? 1 : 0));
            }
        }
    }

    @Test
    void aKindThatComesLateIsNamed() {
        Faults faults = new Faults(2);
        faults.add("/a/0", "is required");
        faults.add("/a/1", "is required");
        faults.add("/a/2", "is required");
        faults.add("/b", "is required");
        faults.add("/a/3", "is required");
        assertThat(faults.list()).containsExactly(new FieldFault("/a/0", "is required"),
                new FieldFault("/a/1", "is required"), new FieldFault("/a/2", "is required", 1L),
                new FieldFault("/b", "is required"));
    }

    @Test
    void whatIsOnlyCountedIsMentionedAsWell() {
        Faults faults = new Faults(1);
        faults.add("/updates/0/at", "is required");
        faults.add("/updates/1/at", "is required");
        assertThat(faults.mentions("/updates/1/at")).isTrue();
        assertThat(faults.mentions("/updates/1")).isTrue();
        assertThat(faults.mentions("/updates")).isTrue();
        assertThat(faults.mentions("/updates/1/a")).isFalse();
        assertThat(faults.mentions("/updates/10")).isFalse();
    }

    @Test
    void hundredsOfThousandsOfFieldsAreToldApart() {
        Faults faults = new Faults(1);
        for (int i = 0; i < 400_000; i += 2) {
            assertThat(faults.mentions("/updates/" + i)).isFalse();
            faults.add("/updates/" + i + "/at", "is required");
        }
        for (int i = 0; i < 400_000; i++) {
            assertThat(faults.mentions("/updates/" + i + "/at")).isEqualTo(i % 2 == 0);
            assertThat(faults.mentions("/updates/" + i)).isEqualTo(i % 2 == 0);
            assertThat(faults.mentions("/updates/" + i + "/status")).isFalse();
        }
        assertThat(faults.list()).containsExactly(new FieldFault("/updates/0/at", "is required"),
                new FieldFault("/updates/2/at", "is required", 199_998L));
    }
}
