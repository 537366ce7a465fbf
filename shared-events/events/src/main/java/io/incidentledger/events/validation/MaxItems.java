package io.incidentledger.events.validation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The number of items of a list, or of members of a map, in a request, for the description of the API. The
/// check itself is made by the [Validator].
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE_USE)
public @interface MaxItems {

    int value();

    int atLeast() default 0;
}
