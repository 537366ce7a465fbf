package io.incidentledger.events;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.incidentledger.events.IncidentEvent.ServicesChanged;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LabelsTest {

    @Test
    void aChangeAddsReplacesAndRemovesAndLeavesTheRest() {
        Map<String, String> change = new HashMap<>();
        change.put("region", "us");
        change.put("tier", null);
        change.put("zone", "a");
        assertThat(Labels.merged(Map.of("region", "eu", "tier", "1", "team", "web"), change))
                .isEqualTo(Map.of("region", "us", "team", "web", "zone", "a"));
        assertThat(Labels.merged(Map.of("region", "eu"), null)).isEqualTo(Map.of("region", "eu"));
    }

    @Test
    void affectedServicesKeepTheirOrderAndStandOnce() {
        assertThat(new ServicesChanged(List.of("search", "checkout"), List.of("payments"), null)
                .appliedTo(List.of("checkout", "payments", "cart"))).containsExactly("checkout", "cart", "search");
    }
}
