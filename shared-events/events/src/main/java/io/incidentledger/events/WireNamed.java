package io.incidentledger.events;

/// A constant with the name that JSON, paths and the log use for it; the Java name is free to change, this one is not.
public interface WireNamed {

    String wireName();
}
