package io.incidentledger.events.validation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The names that a field takes, where its type has more of them: a fault about a name that is unknown lists these. A
/// name that the type has and the field does not take is refused by whoever reads the field, who can say why.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER})
public @interface AcceptedNames {

    String[] value();
}
