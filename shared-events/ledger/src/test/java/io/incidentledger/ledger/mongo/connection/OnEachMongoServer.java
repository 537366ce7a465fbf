package io.incidentledger.ledger.mongo.connection;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.incidentledger.tiers.Slow;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Runs all tests of a class once on each of the [MongoServers], which its constructor takes; tests on an unavailable
/// server are aborted with a reason.
@ParameterizedClass(name = "{0}")
@EnumSource
@Slow
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface OnEachMongoServer {}
