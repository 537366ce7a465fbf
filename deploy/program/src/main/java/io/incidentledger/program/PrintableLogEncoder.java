package io.incidentledger.program;

import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;

/// Encodes log events as text for people. Untrusted text in messages and exceptions can't begin a line.
public final class PrintableLogEncoder extends PatternLayoutEncoder {
    @Override
    public byte[] encode(ILoggingEvent event) {
        return super.encode(new PrintableLogEvent(event));
    }
}
