package io.incidentledger.tiers;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/// Has a [Dose] that can be larger: `mvn -Psoak verify` runs it with the large one, as long as the budget of the run
/// lasts, and nothing else.
@Tag("soak")
@ExtendWith(SoakBudget.class)
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Soaked {

    /// Measures rather than tests: nothing of it runs but in a soak.
    boolean only() default false;
}
