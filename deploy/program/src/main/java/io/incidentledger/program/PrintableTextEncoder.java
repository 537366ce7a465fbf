package io.incidentledger.program;

import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;

/// Log lines for people. Whatever a message or an exception repeats, the words of others begin no line of their own.
public final class PrintableTextEncoder extends PatternLayoutEncoder {
    @Override
    public byte[] encode(ILoggingEvent event) {
        return super.encode(new PrintableEvent(event));
    }
}
