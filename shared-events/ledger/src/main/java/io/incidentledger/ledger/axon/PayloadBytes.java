package io.incidentledger.ledger.axon;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a `long` parameter of an event handler that receives the size of the event's payload in the log, in bytes. It
/// is the same for an event that was just applied and for one that is read from its stream.
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface PayloadBytes {}
