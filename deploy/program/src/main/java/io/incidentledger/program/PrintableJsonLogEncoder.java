package io.incidentledger.program;

import java.nio.charset.StandardCharsets;

import ch.qos.logback.classic.spi.ILoggingEvent;
import io.incidentledger.program.text.PrintableText;
import org.springframework.boot.logging.logback.StructuredLogEncoder;

/// Encodes log events as JSON in UTF-8, one object per line, with escapes for invisible characters.
public final class PrintableJsonLogEncoder extends StructuredLogEncoder {
    public PrintableJsonLogEncoder() {
        setCharset(Utf16CodeUnitCharset.CHARSET);
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        String line = Utf16CodeUnitCharset.decode(super.encode(event)).stripTrailing();
        return (PrintableText.ofJson(line) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
