package io.incidentledger.ledger.chain;

import io.incidentledger.ledger.NewEvent;
import org.jspecify.annotations.Nullable;

/// Checks that an event has exactly one canonical encoding. A lone surrogate has no UTF-8 encoding: if stored, it would
/// be read back as a different text.
final class CanonicallyEncodableCheck {

    private CanonicallyEncodableCheck() {}

    static void require(NewEvent event) {
        if ((event.stream() == null) != (event.sequence() == -1) || event.sequence() < -1) {
            throw new IllegalArgumentException("event " + event.eventId() + " has sequence " + event.sequence()
                    + (event.stream() == null ? " and no stream" : " in a stream"));
        }
        require("event id", event.eventId());
        require("type", event.type());
        require("revision", event.revision());
        require("payload", event.payload());
        require("metadata", event.metadata());
        if (event.stream() != null) {
            require("stream type", event.stream().type());
            require("stream id", event.stream().id());
        }
    }

    static void require(String what, @Nullable String text) {
        if (text == null) {
            return;
        }
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (Character.isSurrogate(unit)) {
                if (!isPair(text, i)) {
                    throw new IllegalArgumentException(what + " is not well-formed Unicode at index " + i);
                }
                i++;
            }
        }
    }

    private static boolean isPair(String text, int high) {
        return Character.isHighSurrogate(text.charAt(high)) && high + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(high + 1));
    }
}
