package io.incidentledger.http.openapi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a member of a JSON merge patch (RFC 7396) that can't be removed, so that it is never null.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Irremovable {

    /// Returns the reason: no event expresses the removal.
    String value();
}
