package io.incidentledger.tiers;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/// Marks tests whose [Dose] can be larger. `mvn -Psoak verify` runs only these, with the large dose, within the budget
/// of the run.
@Tag("soak")
@ExtendWith(SoakBudget.class)
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Soaked {

    /// Whether the test is a measurement that runs only in a soak.
    boolean only() default false;
}
