package io.incidentledger.command.imports;

import io.incidentledger.events.validation.FieldError;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ImportErrorSummaryTest {
    private final ImportErrorSummary kinds = new ImportErrorSummary();

    @Test
    void theSameFaultOfAnotherEntryIsToldOnceAndCounted() {
        assertThat(isFirst("line 3", "/updates/0/at", "is required")).isTrue();
        for (int i = 0; i < 999; i++) {
            assertThat(isFirst("line 4", "/updates/" + i + "/at", "is required")).isFalse();
        }
        assertThat(isFirst("line 5", "/updates/0/status", "is required")).isTrue();
        assertThat(kinds.others()).containsExactly("999 more like the one in line 3: /updates/*/at is required");
    }

    @Test
    void numbersAndNamesInTheWordsMakeNoOtherKind() {
        assertThat(isFirst("a", "", "is not valid JSON (line 3, column 5)")).isTrue();
        assertThat(isFirst("b", "", "is not valid JSON (line 17, column 1)")).isFalse();
        assertThat(isFirst("a", "/incidents/1/id", "must be unique: x is already listed")).isTrue();
        assertThat(isFirst("a", "/incidents/2/id", "must be unique: y is already listed")).isFalse();
    }

    @Test
    void aFloodOfKindsIsCountedAsWell() {
        for (int i = 0; i < 100; i++) {
            assertThat(isFirst("line 1", "/f" + i, "is unknown")).isEqualTo(i < ImportErrorSummary.MAX_KINDS);
        }
        assertThat(kinds.others()).containsExactly("50 more of other kinds");
    }

    @Test
    void idsInTheWordsMakeNoOtherKind() {
        assertThat(isFirst("line 1", "", "1c9a2f64-0a3e-4a4e-9d0c-5a2a8a0f7b11 is merged")).isTrue();
        assertThat(isFirst("line 2", "", "ffffffff-0a3e-4a4e-9d0c-5a2a8a0f7bff is merged")).isFalse();
    }

    @Test
    void oneThatStandsForManyIsCountedAsMany() {
        assertThat(kinds.isFirst("line 1", new FieldError("/updates/7/at", "is required", 8_999L))).isTrue();
        assertThat(isFirst("line 2", "/updates/1/at", "is required")).isFalse();
        assertThat(kinds.others()).containsExactly("9,000 more like the one in line 1: /updates/*/at is required");
    }

    private boolean isFirst(String place, String pointer, String detail) {
        return kinds.isFirst(place, new FieldError(pointer, detail));
    }
}
