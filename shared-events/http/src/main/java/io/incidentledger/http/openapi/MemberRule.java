package io.incidentledger.http.openapi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Rules about which members of a request body may be given together, for the description of the API. The checks
/// themselves are made by the body. A member that is null counts as absent.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface MemberRule {

    /// Members that exclude each other.
    String[] atMostOne() default {};

    /// Members of which at least one is required.
    String[] atLeastOne() default {};

    /// A member, and the one that it requires.
    String[] requires() default {};
}
