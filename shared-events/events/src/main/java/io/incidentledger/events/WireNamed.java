package io.incidentledger.events;

import java.util.Collection;
import java.util.List;

/// A constant with the name that JSON, paths and the log use for it. The Java name may change; the wire name may not.
public interface WireNamed {

    String wireName();

    /// Returns the wire names of constants, in their order.
    static List<String> names(Collection<? extends WireNamed> constants) {
        return constants.stream().map(WireNamed::wireName).toList();
    }
}
