package io.incidentledger.http.openapi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks the record of a request body, or an interface of such records. Their members, and those of the records that
/// they contain, may be absent or null unless [io.swagger.v3.oas.annotations.media.Schema#requiredMode] says that they
/// are required. Unknown members are rejected.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface RequestModel {}
