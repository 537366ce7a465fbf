package io.incidentledger.program;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

import io.incidentledger.ledger.clock.ClockLimits;
import io.incidentledger.ledger.clock.WatchedClock;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;

/// Properties under `incident-ledger.clock`, or environment variables: how far the clock is believed.
///
/// @param maxJump how far it may step against the time that has passed
/// @param steadyFor how long it must run steadily after a jump
/// @param maxBehind how far it may be behind the ledger's last event
/// @param maxAhead how far it may be ahead of everything that the ledger has seen of it
public record ClockSettings(@DefaultValue("5m") Duration maxJump, @DefaultValue("30s") Duration steadyFor,
        @DefaultValue("5m") Duration maxBehind, @DefaultValue("730d") Duration maxAhead) {
    static final String PREFIX = "incident-ledger.clock";

    /// Reads the settings from the environment of the process.
    ///
    /// @throws CannotRunException if one is invalid
    public static ClockSettings ofEnvironment() {
        return of(new StandardEnvironment());
    }

    static ClockSettings of(ConfigurableEnvironment environment) {
        ConfigurationPropertySources.attach(environment);
        try {
            ClockSettings settings = Binder.get(environment).bindOrCreate(PREFIX, ClockSettings.class);
            settings.limits(false);
            return settings;
        } catch (BindException | IllegalArgumentException wrong) {
            throw CannotRunException.wrongUsage("INCIDENTLEDGER_CLOCK_MAXJUMP, _STEADYFOR, _MAXBEHIND and _MAXAHEAD ("
                    + PREFIX + ".…) must be durations such as 30s or 5m: none negative, MAXJUMP positive, and MAXAHEAD "
                    + "not below it");
        }
    }

    private ClockLimits limits(boolean differenceAccepted) {
        return new ClockLimits(maxJump, steadyFor, maxBehind, maxAhead, differenceAccepted);
    }

    /// The clock of this machine.
    ///
    /// @param differenceAccepted whether the user has confirmed that it is right although it contradicts the ledger
    /// @param reference asks another clock after a jump; null: there is none
    public WatchedClock clock(boolean differenceAccepted, @Nullable Supplier<Instant> reference) {
        return new WatchedClock(InstantSource.system(), System::nanoTime, limits(differenceAccepted), reference);
    }
}
