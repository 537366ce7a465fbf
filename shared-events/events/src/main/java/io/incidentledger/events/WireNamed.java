package io.incidentledger.events;

/// A constant with the name that JSON, paths and the log use for it. The Java name may change; the wire name may not.
public interface WireNamed {

    String wireName();
}
