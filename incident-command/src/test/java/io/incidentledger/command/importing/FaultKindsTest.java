package io.incidentledger.command.importing;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FaultKindsTest {
    private final FaultKinds kinds = new FaultKinds();

    @Test
    void theSameFaultOfAnotherEntryIsToldOnceAndCounted() {
        assertThat(kinds.isFirst("line 3", "/updates/0/at", "is required")).isTrue();
        for (int i = 0; i < 999; i++) {
            assertThat(kinds.isFirst("line 4", "/updates/" + i + "/at", "is required")).isFalse();
        }
        assertThat(kinds.isFirst("line 5", "/updates/0/status", "is required")).isTrue();
        assertThat(kinds.others()).containsExactly("999 more like that of line 3: /updates/*/at is required");
    }

    @Test
    void numbersAndNamesInTheWordsMakeNoOtherKind() {
        assertThat(kinds.isFirst("a", "", "is no JSON text, see line 3, column 5")).isTrue();
        assertThat(kinds.isFirst("b", "", "is no JSON text, see line 17, column 1")).isFalse();
        assertThat(kinds.isFirst("a", "/incidents/1/id", "must be unique: x is listed before")).isTrue();
        assertThat(kinds.isFirst("a", "/incidents/2/id", "must be unique: y is listed before")).isFalse();
    }

    @Test
    void aFloodOfKindsIsCountedAsWell() {
        for (int i = 0; i < 100; i++) {
            assertThat(kinds.isFirst("line 1", "/f" + i, "is unknown")).isEqualTo(i < FaultKinds.MAX_KINDS);
        }
        assertThat(kinds.others()).containsExactly("50 more of other kinds");
    }
}
