package io.incidentledger.ledger.axon;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.incidentledger.events.IncidentEvent.SeverityChanged;
import io.incidentledger.events.Severity;
import io.incidentledger.events.codec.EventCodec;
import io.incidentledger.events.codec.UnreadableEventException;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LedgerSerializerTest {

    private static final SeverityChanged EVENT = new SeverityChanged(Severity.SEV3, Severity.SEV1, "it spreads", null);

    private final EventCodec codec = new EventCodec();
    private final LedgerSerializer serializer = new LedgerSerializer(codec);

    @Test
    void anEventIsWrittenAsTheCodecWritesItUnderItsLogicalNameAndRevision() {
        SerializedObject<String> written = serializer.serialize(EVENT, String.class);
        assertThat(written.getData()).isEqualTo(codec.write(EVENT));
        assertThat(written.getType().getName()).isEqualTo("SeverityChanged");
        assertThat(written.getType().getRevision()).isEqualTo("1");
    }

    @Test
    void anEventIsReadBackFromTextAndFromBytes() {
        assertThat(serializer.<String, Object>deserialize(serializer.serialize(EVENT, String.class))).isEqualTo(EVENT);
        assertThat(serializer.<byte[], Object>deserialize(serializer.serialize(EVENT, byte[].class))).isEqualTo(EVENT);
    }

    @Test
    void anEventIsFoundByItsLogicalName() {
        assertThat(serializer.classForType(serializer.typeForClass(SeverityChanged.class)))
                .isEqualTo(SeverityChanged.class);
    }

    @Test
    void aRevisionThatNobodyKnowsIsAnError() {
        SerializedObject<String> fromTheFuture = new SimpleSerializedObject<>(codec.write(EVENT), String.class,
                new SimpleSerializedType("SeverityChanged", "99"));
        assertThatThrownBy(() -> serializer.deserialize(fromTheFuture)).isInstanceOf(UnreadableEventException.class);
    }

    @Test
    void metadataIsAFlatObject() {
        SerializedObject<String> written = serializer.serialize(MetaData.with("actor", "åsa"), String.class);
        assertThat(written.getData()).isEqualTo("{\"actor\":\"åsa\"}");
        assertThat(serializer.<String, MetaData>deserialize(written)).isEqualTo(MetaData.with("actor", "åsa"));
    }

    @Test
    void metadataOfOthersKeepsNumbersAndTruthValues() {
        MetaData metaData = MetaData.from(Map.of("count", 3, "flag", true));
        assertThat(serializer.<String, MetaData>deserialize(serializer.serialize(metaData, String.class)))
                .isEqualTo(metaData);
    }

    @Test
    void whatIsNoEventIsPlainJsonUnderItsClassName() {
        SerializedObject<byte[]> written = serializer.serialize("text", byte[].class);
        assertThat(new String(written.getData(), StandardCharsets.UTF_8)).isEqualTo("\"text\"");
        assertThat(written.getType().getName()).isEqualTo(String.class.getName());
        assertThat(serializer.<byte[], String>deserialize(written)).isEqualTo("text");
    }

    @Test
    void nothingIsNull() {
        assertThat(serializer.<String, Object>deserialize(serializer.serialize(null, String.class))).isNull();
    }

    @Test
    void aTypeThatIsNeitherEventNorClassIsUnknown() {
        assertThat(serializer.classForType(new SimpleSerializedType("PlutoDemoted", "1")))
                .isEqualTo(UnknownSerializedType.class);
    }
}
