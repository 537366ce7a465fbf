package io.incidentledger.events.validation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.incidentledger.events.WireNamed;

/// A text in a request that is the name of a constant, for the description of the API.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE_USE)
public @interface NameOf {

    Class<? extends WireNamed> value();
}
