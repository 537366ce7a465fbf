package io.incidentledger.ledger;

import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class LedgerIdTest {

    @Test
    void anIdIsAUniqueUuidThatTellsItsGeneration() {
        String id = LedgerId.create();

        assertThat(UUID.fromString(id).version()).isEqualTo(8);
        assertThat(UUID.fromString(id).variant()).isEqualTo(2);
        assertThat(id).hasSize(36).matches(".{14}8002-.*").isNotEqualTo(LedgerId.create());
        assertThat(LedgerId.generation(id)).isEqualTo(LedgerId.GENERATION).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"b3a1f1c2-0000-4002-8000-000000000001,1", "0192f0c1-0000-7002-8000-000000000001,1", "some ledger,1",
        "0192f0c1-0000-8003-8000-000000000001,3"})
    void whateverIsNoneOfTheseIdsIsOfAFormerRelease(String id, int generation) {
        assertThat(LedgerId.generation(id)).isEqualTo(generation);
    }
}
