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

/// Lines to bytes and back. Text comes back as the same text; what a line has beyond its members is refused.
final class TransferJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();
    private static final ObjectReader READER = MAPPER.readerFor(TransferLine.class);
    private static final ObjectWriter WRITER = MAPPER.writerFor(TransferLine.class).withRootValueSeparator("\n");

    private TransferJson() {}

    /// Not closed with what it writes to; ends without a line's end.
    static SequenceWriter writer(OutputStream out) {
        return WRITER.writeValues(out);
    }

    static MappingIterator<TransferLine> reader(InputStream in) {
        return READER.readValues(in);
    }
}
