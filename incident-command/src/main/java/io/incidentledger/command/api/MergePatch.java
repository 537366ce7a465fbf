package io.incidentledger.command.api;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.incidentledger.events.validation.Validator;

/// Body that is a JSON merge patch (RFC 7396): an absent member stays as it is, a null one is to be removed.
interface MergePatch extends CommandBody {

    /// Returns the members that can't be removed, each with the reason: no event expresses their removal.
    Map<String, String> irremovable();

    /// Reports members that the patch would remove although they can't be removed.
    ///
    /// @param removed the names of the members that are null
    default void checkRemoved(Set<String> removed, Validator validator) {
        new TreeMap<>(irremovable()).forEach((member, reason) -> {
            if (removed.contains(member)) {
                validator.fault("/" + member, "can't be removed by null: " + reason);
            }
        });
    }
}
