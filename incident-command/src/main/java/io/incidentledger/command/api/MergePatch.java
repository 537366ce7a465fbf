package io.incidentledger.command.api;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Set;

import io.incidentledger.events.validation.Validator;
import io.incidentledger.http.openapi.Irremovable;

/// Body that is a JSON merge patch (RFC 7396): an absent member stays as it is, a null one is to be removed.
interface MergePatch extends CommandBody {

    /// Reports members that the patch would remove although they can't be removed.
    ///
    /// @param removed the names of the members that are null
    default void checkRemoved(Set<String> removed, Validator validator) {
        Arrays.stream(getClass().getRecordComponents()).filter(member -> removed.contains(member.getName()))
                .sorted(Comparator.comparing(RecordComponent::getName))
                .forEach(member -> {
                    Irremovable kept = member.getAccessor().getAnnotation(Irremovable.class);
                    if (kept != null) {
                        validator.fault("/" + member.getName(), "can't be removed by null: " + kept.value());
                    }
                });
    }
}
