package io.incidentledger.ledger.transfer;

import java.io.InputStream;
import java.io.OutputStream;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.databind.json.JsonMapper;

/// Encodes and decodes lines. Text is read back as the same text; lines with unknown or duplicate members are rejected.
final class TransferJsonCodec {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();
    private static final ObjectReader READER = MAPPER.readerFor(TransferLine.class);
    private static final ObjectWriter WRITER = MAPPER.writerFor(TransferLine.class).withRootValueSeparator("\n");

    private TransferJsonCodec() {}

    /// Creates a writer that does not close the stream and does not end the last line with a line break.
    static SequenceWriter writer(OutputStream out) {
        return WRITER.writeValues(out);
    }

    static MappingIterator<TransferLine> reader(InputStream in) {
        return READER.readValues(in);
    }
}
