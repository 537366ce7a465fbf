package io.incidentledger.events.validation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The names that a field accepts if its type has more of them; the error about an unknown name lists these. A name
/// that the type has but the field does not accept must be rejected by the code that reads the field, which can state
/// the reason.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER})
public @interface AcceptedNames {

    String[] value();
}
