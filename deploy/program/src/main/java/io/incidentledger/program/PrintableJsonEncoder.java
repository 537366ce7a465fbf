package io.incidentledger.program;

import java.nio.charset.StandardCharsets;

import ch.qos.logback.classic.spi.ILoggingEvent;
import org.springframework.boot.logging.logback.StructuredLogEncoder;

/// Log lines for programs, one JSON object each, in which a person sees every character, too.
public final class PrintableJsonEncoder extends StructuredLogEncoder {
    @Override
    public byte[] encode(ILoggingEvent event) {
        String line = new String(super.encode(event), StandardCharsets.UTF_8).stripTrailing();
        return (Printable.ofJson(line) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
