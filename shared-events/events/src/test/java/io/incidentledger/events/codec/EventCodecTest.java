package io.incidentledger.events.codec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.incidentledger.events.Audience;
import io.incidentledger.events.EventProvenance;
import io.incidentledger.events.IncidentEvent.DetailsChanged;
import io.incidentledger.events.IncidentEvent.IncidentAcknowledged;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.IncidentEvent.RoleAssigned;
import io.incidentledger.events.IncidentEvent.RoleUnassigned;
import io.incidentledger.events.IncidentEvent.ServicesChanged;
import io.incidentledger.events.IncidentEvent.StatusUpdated;
import io.incidentledger.events.PolicyEvent.PolicyAdopted;
import io.incidentledger.events.Role;
import io.incidentledger.events.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class EventCodecTest {
    private final EventCodec codec = new EventCodec();

    @Test
    void absentFactsAreLeftOut() {
        assertThat(codec.write(new IncidentAcknowledged(null))).isEqualTo("{}");
        assertThat(codec.read("IncidentAcknowledged", "1", "{}")).isEqualTo(new IncidentAcknowledged(null));
    }

    @Test
    void anEmptyListIsNotAnAbsentOne() {
        assertThat(codec.write(new ServicesChanged(List.of(), List.of("a"), null)))
                .isEqualTo("{\"added\":[],\"removed\":[\"a\"]}");
    }

    @Test
    void aRemovedLabelIsKeptApartFromAnUntouchedOne() {
        Map<String, String> removed = new LinkedHashMap<>();
        removed.put("region", null);
        DetailsChanged event = new DetailsChanged(null, null, removed, null, null, null, null);
        assertThat(codec.write(event)).isEqualTo("{\"labels\":{\"region\":null}}");
        assertThat(codec.read("DetailsChanged", "1", codec.write(event))).isEqualTo(event);
    }

    @Test
    void aPolicyIsNoEventOfAnIncident() {
        String adopted = "{\"name\":\"measures\",\"version\":1,\"content\":{\"measures\":[]}}";
        assertThat(codec.read("PolicyAdopted", "1", adopted)).isEqualTo(
                new PolicyAdopted("measures", 1, Map.of("measures", List.of())));
        assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(() -> codec.readIncidentEvent("PolicyAdopted", "1", adopted));
    }

    @Test
    void anEventWithoutARevisionIsAtTheFirst() {
        assertThat(codec.read("StatusUpdated", null,
                "{\"updateId\":\"1\",\"status\":\"identified\",\"audience\":\"public\"}"))
                .isEqualTo(new StatusUpdated("1", Status.IDENTIFIED, null, Audience.PUBLIC, null));
    }

    @Test
    void typesAndRevisionsAreLogicalNames() {
        assertThat(codec.typeOf(IncidentAcknowledged.class)).isEqualTo("IncidentAcknowledged");
        assertThat(codec.revisionOf(IncidentAcknowledged.class)).isEqualTo(1);
        assertThat(codec.classOf("IncidentAcknowledged")).isEqualTo(IncidentAcknowledged.class);
        assertThat(codec.classOf("java.lang.String")).isNull();
        assertThat(codec.knows(IncidentAcknowledged.class)).isTrue();
        assertThat(codec.knows(String.class)).isFalse();
    }

    @Test
    void whatIsNoEventOfTheLedgerHasNoType() {
        assertThatIllegalArgumentException().isThrownBy(() -> codec.typeOf(String.class))
                .withMessageContaining("java.lang.String");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"updateId\":\"1\",\"audience\":\"public\",\"colour\":\"red\"}",
        "{\"updateId\":\"1\",\"audience\":\"everybody\"}",
        "{\"updateId\":\"1\",\"audience\":\"PUBLIC\"}",
        "{\"updateId\":\"1\",\"audience\":\"public\",\"occurredAt\":\"yesterday\"}",
        "{\"updateId\":[\"1\"],\"audience\":\"public\"}",
        "{\"updateId\":\"1\",\"audience\":\"public\"",
        "{\"updateId\":\"1\",\"audience\":\"public\"} {}",
        "[]", "7", "null", ""})
    void aPayloadThatDoesNotFitIsUnreadable(String payload) {
        assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(() -> codec.read("StatusUpdated", "1", payload)).withMessageContaining("StatusUpdated");
    }

    @Test
    void anUnknownTypeIsUnreadable() {
        assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(() -> codec.read("IncidentPostponed", "1", "{}"))
                .withMessageContaining("IncidentPostponed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "2", "-1", "one", ""})
    void anUnknownRevisionIsUnreadable(String revision) {
        assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(() -> codec.read("IncidentAcknowledged", revision, "{}"))
                .withMessageContaining("IncidentAcknowledged").withMessageContaining("revision");
    }

    @Test
    void aFormerRevisionIsReadStepByStep() {
        EventCodec reading = new EventCodec(List.of(
                upcaster(-1, payload -> payload.set("note", payload.remove("text"))),
                upcaster(0, payload -> payload.set("message", payload.remove("note")))));
        assertThat(reading.read("IncidentResolved", "-1", "{\"text\":\"fixed\"}"))
                .isEqualTo(new IncidentResolved("fixed", null));
        assertThat(reading.read("IncidentResolved", "0", "{\"note\":\"fixed\"}"))
                .isEqualTo(new IncidentResolved("fixed", null));
        assertThat(reading.read("IncidentResolved", "1", "{\"message\":\"fixed\"}"))
                .isEqualTo(new IncidentResolved("fixed", null));
    }

    @Test
    void rolesOfTheFirstRevisionHaveNoReason() {
        assertThat(codec.read("RoleAssigned", "1", "{\"role\":\"scribe\",\"assignee\":\"bob\",\"scope\":\"notes\"}"))
                .isEqualTo(new RoleAssigned(Role.SCRIBE, "bob", "notes", null, null));
        assertThat(codec.read("RoleUnassigned", null, "{\"role\":\"scribe\",\"assignee\":\"bob\"}"))
                .isEqualTo(new RoleUnassigned(Role.SCRIBE, "bob", null, null));
        assertThat(codec.write(new RoleAssigned(Role.SCRIBE, "bob", null, null, null)))
                .isEqualTo("{\"role\":\"scribe\",\"assignee\":\"bob\"}");
        assertThat(codec.revisionOf(RoleAssigned.class)).isEqualTo(2);
    }

    @Test
    void anUpcasterIsForItsOwnTypeOnly() {
        EventCodec reading = new EventCodec(List.of(upcaster(0, _ -> {})));
        assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(() -> reading.read("IncidentClosed", "0", "{}"));
    }

    @Test
    void whatAnUpcasterGivesIsReadAsStrictly() {
        EventCodec reading = new EventCodec(List.of(upcaster(0, payload -> payload.put("colour", "red"))));
        assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(() -> reading.read("IncidentResolved", "0", "{}")).withMessageContaining("colour");
    }

    @Test
    void aFormerRevisionThatIsNoObjectIsUnreadable() {
        EventCodec reading = new EventCodec(List.of(upcaster(0, _ -> {})));
        assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(() -> reading.read("IncidentResolved", "0", "[]"))
                .withMessageContaining("IncidentResolved");
    }

    @Test
    void provenanceIsWrittenAndRead() {
        EventProvenance eventProvenance = new EventProvenance("ada", "pager", "c1", "c0",
                "4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(codec.writeProvenance(eventProvenance)).isEqualTo("{\"actor\":\"ada\",\"source\":\"pager\","
                + "\"correlationId\":\"c1\",\"causationId\":\"c0\",\"traceId\":\"4bf92f3577b34da6a3ce929d0e0e4736\"}");
        assertThat(codec.readProvenance(codec.writeProvenance(eventProvenance))).isEqualTo(eventProvenance);
    }

    @Test
    void metadataMayHoldMoreThanProvenance() {
        assertThat(codec.readProvenance("{\"actor\":\"ada\",\"somethingElse\":7}"))
                .isEqualTo(new EventProvenance("ada", null, null, null, null));
    }

    @Test
    void whenNobodySaidWhoActedItWasAnonymous() {
        assertThat(codec.readProvenance("{\"source\":\"pager\"}"))
                .isEqualTo(new EventProvenance("anonymous", "pager", null, null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"actor\":["})
    void brokenMetadataIsUnreadable(String metadata) {
        assertThatExceptionOfType(UnreadableEventException.class).isThrownBy(() -> codec.readProvenance(metadata));
    }

    private static EventUpcaster upcaster(int fromRevision, Consumer<ObjectNode> change) {
        return new EventUpcaster() {
            @Override
            public String type() {
                return "IncidentResolved";
            }

            @Override
            public int fromRevision() {
                return fromRevision;
            }

            @Override
            public void upcast(ObjectNode payload) {
                change.accept(payload);
            }
        };
    }
}
