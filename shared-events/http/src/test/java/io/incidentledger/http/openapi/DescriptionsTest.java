package io.incidentledger.http.openapi;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;

import io.incidentledger.events.ActionItemStatus;
import io.incidentledger.events.ExternalRef;
import io.incidentledger.events.milestones.DurationEnd;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DescriptionsTest {

    private final Descriptions descriptions = new Descriptions();

    record Bare(String reason, String incidentId, String other) {}

    private static RecordComponent component(Class<?> type, String name) {
        return Arrays.stream(type.getRecordComponents()).filter(each -> each.getName().equals(name)).findFirst()
                .orElseThrow();
    }

    @Test
    void typesAndMembersHaveTheirComments() {
        assertThat(descriptions.of(ExternalRef.class)).isEqualTo("Reference to the same incident in another system.");
        assertThat(descriptions.of(component(ExternalRef.class, "id"), false))
                .isEqualTo("the incident's id there, unique within `system`");
    }

    @Test
    void valuesOfAnEnumerationAreListedByTheirWireNames() {
        assertThat(descriptions.of(ActionItemStatus.class)).startsWith("Status of an action item.\n\n- `open`: ")
                .contains("\n- `in-progress`: Somebody is working on it.\n");
    }

    @Test
    void commonMembersAreDescribedOnce() {
        assertThat(descriptions.of(component(DurationEnd.class, "milestone"), false))
                .isEqualTo("the name of the milestone");
        assertThat(descriptions.of(component(Bare.class, "incidentId"), true)).contains("UUID");
        assertThat(descriptions.of(component(Bare.class, "reason"), true)).isNotNull();
        assertThat(descriptions.of(component(Bare.class, "reason"), false)).isNull();
    }

    @Test
    void nothingIsMadeUp() {
        assertThat(descriptions.of(Bare.class)).isNull();
        assertThat(descriptions.of(component(Bare.class, "other"), true)).isNull();
    }
}
