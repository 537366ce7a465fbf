package io.incidentledger.http.parameters;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks an argument of a controller's method that holds the request's query. Its type has a static method
/// `of(QueryParameters)` that parses it. Invalid and unknown parameters are rejected before the controller's method is
/// called. The OpenAPI document describes the parameters that the method gets.
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface QueryArgument {}
