package io.incidentledger.events.validation;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ValidationErrorsTest {

    @ParameterizedTest
    @CsvSource({"999, 1", "1000, 1", "1001, 1", "10000, 1", "1001, 30", "10000, 30", "10000, 200"})
    void everyFaultIsCountedOnceUnderItsKind(int entries, int kinds) {
        ValidationErrors validationErrors = new ValidationErrors(1_000);
        for (int i = 0; i < entries; i++) {
            validationErrors.add("/updates/" + i + "/field" + (char) ('a' + i % kinds), "is wrong");
        }
        List<FieldError> list = validationErrors.list();

        assertThat(list.stream().mapToLong(FieldError::count).sum()).isEqualTo(entries);
        assertThat(list.stream().filter(error -> error.more() == null)).hasSizeGreaterThanOrEqualTo(
                Math.min(entries, 1_000));
        assertThat(list.stream().limit(1_000)).allMatch(error -> error.more() == null);
        if (kinds <= 30) {
            for (int kind = 0; kind < kinds; kind++) {
                String field = "/updates/*/field" + (char) ('a' + kind);
                assertThat(list.stream().filter(error -> error.field().equals(field)).mapToLong(FieldError::count)
                        .sum()).as(field).isEqualTo(entries / kinds + (kind < entries % kinds ? 1 : 0));
            }
        }
    }

    @Test
    void aKindThatComesLateIsNamed() {
        ValidationErrors validationErrors = new ValidationErrors(2);
        validationErrors.add("/a/0", "is required");
        validationErrors.add("/a/1", "is required");
        validationErrors.add("/a/2", "is required");
        validationErrors.add("/b", "is required");
        validationErrors.add("/a/3", "is required");
        assertThat(validationErrors.list()).containsExactly(new FieldError("/a/0", "is required"),
                new FieldError("/a/1", "is required"), new FieldError("/a/2", "is required", 1L),
                new FieldError("/b", "is required"));
    }

    @Test
    void whatIsOnlyCountedIsMentionedAsWell() {
        ValidationErrors validationErrors = new ValidationErrors(1);
        validationErrors.add("/updates/0/at", "is required");
        validationErrors.add("/updates/1/at", "is required");
        assertThat(validationErrors.mentions("/updates/1/at")).isTrue();
        assertThat(validationErrors.mentions("/updates/1")).isTrue();
        assertThat(validationErrors.mentions("/updates")).isTrue();
        assertThat(validationErrors.mentions("/updates/1/a")).isFalse();
        assertThat(validationErrors.mentions("/updates/10")).isFalse();
    }

    @Test
    void hundredsOfThousandsOfFieldsAreToldApart() {
        ValidationErrors validationErrors = new ValidationErrors(1);
        for (int i = 0; i < 400_000; i += 2) {
            assertThat(validationErrors.mentions("/updates/" + i)).isFalse();
            validationErrors.add("/updates/" + i + "/at", "is required");
        }
        for (int i = 0; i < 400_000; i++) {
            assertThat(validationErrors.mentions("/updates/" + i + "/at")).isEqualTo(i % 2 == 0);
            assertThat(validationErrors.mentions("/updates/" + i)).isEqualTo(i % 2 == 0);
            assertThat(validationErrors.mentions("/updates/" + i + "/status")).isFalse();
        }
        assertThat(validationErrors.list()).containsExactly(new FieldError("/updates/0/at", "is required"),
                new FieldError("/updates/2/at", "is required", 199_998L));
    }
}
