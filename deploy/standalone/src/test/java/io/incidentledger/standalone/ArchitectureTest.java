package io.incidentledger.standalone;

import java.time.Clock;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.EventTail;
import io.incidentledger.ledger.verification.LedgerVerifier;
import io.incidentledger.projection.PositionTracker;
import io.incidentledger.projection.documents.StoredViewReader;
import io.incidentledger.projection.documents.ViewStore;
import io.incidentledger.projection.runner.HeadTracker;
import io.incidentledger.projection.runner.ProjectionRunner;
import io.incidentledger.query.displaynumbers.DisplayNumbers;
import io.incidentledger.query.folding.StreamProjectionCache;
import org.springframework.web.bind.annotation.RestController;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/// The rules for dependencies between packages. This is the only module that sees all others, so the rules for all
/// modules are here; ArchitectureRulesTest shows that each rule can fail.
@AnalyzeClasses(packages = "io.incidentledger", importOptions = {DoNotIncludeTests.class,
    ArchitectureTest.DoNotIncludeTestJars.class})
class ArchitectureTest {
    private static final String EVENTS = "io.incidentledger.events..";
    private static final String EVENT_LOG = "io.incidentledger.ledger..";
    private static final String COMMAND = "io.incidentledger.command..";
    private static final String INCIDENT = "io.incidentledger.command.incident..";
    /// The decisions of imports, without the parsing of their formats.
    private static final String IMPORTS = "io.incidentledger.command.imports";
    private static final String QUERY = "io.incidentledger.query..";

    private static final DescribedPredicate<JavaClass> FOLDS = resideInAnyPackage("io.incidentledger.projection",
            "io.incidentledger.projection.documents", "io.incidentledger.projection.history",
            "io.incidentledger.projection.memory")
            .or(simpleNameEndingWith("Projection"))
            .as("folds");
    private static final DescribedPredicate<JavaClass> DOMAIN = resideInAnyPackage(EVENTS, INCIDENT, IMPORTS).or(FOLDS)
            .as("events, the incident, imports and folds");
    private static final DescribedPredicate<JavaClass> AXON_STORAGE = resideInAPackage(
            "org.axonframework.eventsourcing.eventstore..")
            .and(DescribedPredicate.not(resideInAPackage("..eventstore").and(simpleNameEndingWith("EventStore"))))
            .as("Axon's storage SPI");

    private static final DescribedPredicate<JavaClass> STORES_AND_STREAMS = assignableTo(EventReader.class)
            .or(assignableTo(EventTail.class)).or(assignableTo(LedgerVerifier.class))
            .or(assignableTo(HeadTracker.class))
            .or(assignableTo(StreamProjectionCache.class)).or(assignableTo(ViewStore.class))
            .or(assignableTo(StoredViewReader.class))
            .or(assignableTo(DisplayNumbers.class)).or(assignableTo(ProjectionRunner.class))
            .or(assignableTo(PositionTracker.class))
            .as("stores, streams and how far they are");

    @ArchTest
    static final ArchRule theCommandSideDoesNotKnowTheQuerySide = noClasses().that().resideInAPackage(COMMAND)
            .should().dependOnClassesThat().resideInAPackage(QUERY).allowEmptyShould(true);

    @ArchTest
    static final ArchRule theQuerySideDoesNotKnowTheCommandSide = noClasses().that().resideInAPackage(QUERY)
            .should().dependOnClassesThat().resideInAPackage(COMMAND).allowEmptyShould(true);

    @ArchTest
    static final ArchRule sharedEventsKnowNeitherSide = noClasses().that()
            .resideOutsideOfPackages(COMMAND, QUERY, "io.incidentledger.standalone..",
                    "io.incidentledger.commandnode..",
                    "io.incidentledger.querynode..", "io.incidentledger.benchmark..")
            .should().dependOnClassesThat().resideInAnyPackage(COMMAND, QUERY).allowEmptyShould(true);

    @ArchTest
    static final ArchRule eventsKnowNoFramework = classes().that().resideInAPackage(EVENTS)
            .should().onlyDependOnClassesThat().resideInAnyPackage(EVENTS, "java..", "org.jspecify.annotations",
                    "com.fasterxml.jackson.annotation", "tools.jackson..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyTheAxonAdapterKnowsAxonsStorage = noClasses().that()
            .resideOutsideOfPackage("io.incidentledger.ledger.axon..")
            .should().dependOnClassesThat(AXON_STORAGE).allowEmptyShould(true);

    @ArchTest
    static final ArchRule theQuerySideDoesNotAppend = noClasses().that().resideInAPackage(QUERY)
            .should().dependOnClassesThat(resideInAPackage(EVENT_LOG).and(simpleNameEndingWith("EventAppender")))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule queryControllersReachStoresAndStreamsByTheExecutorAlone = noClasses().that()
            .resideInAPackage(QUERY).and().areAnnotatedWith(RestController.class)
            .should().dependOnClassesThat(STORES_AND_STREAMS).allowEmptyShould(true);

    @ArchTest
    static final ArchRule theDomainReadsNoClock = noClasses().that(DOMAIN)
            .should().dependOnClassesThat(assignableTo(Clock.class))
            .orShould().accessTargetWhere(theClockIsRead()).allowEmptyShould(true);

    @ArchTest
    static final ArchRule theDomainThrowsNoDice = noClasses().that(DOMAIN)
            .should().dependOnClassesThat(assignableTo(Random.class).or(assignableTo(RandomGenerator.class))
                    .or(assignableTo(ThreadLocalRandom.class)))
            .orShould().accessTargetWhere(diceAreThrown()).allowEmptyShould(true);

    @ArchTest
    static final ArchRule theDomainDoesNotKnowSpring = noClasses().that(DOMAIN)
            .should().dependOnClassesThat().resideInAPackage("org.springframework..").allowEmptyShould(true);

    @ArchTest
    static final ArchRule packagesFormNoCycles = slices().matching("io.incidentledger.(**)")
            .should().beFreeOfCycles().allowEmptyShould(true);

    /// Excludes test suites and test support, which are packaged in jars.
    static final class DoNotIncludeTestJars implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    /// Covers calls and method references.
    private static DescribedPredicate<JavaAccess<?>> theClockIsRead() {
        return DescribedPredicate.describe("the clock is read", access -> {
            var target = access.getTarget();
            return target.getName().equals("currentTimeMillis")
                    || target.getName().equals("now") && target.getOwner().getPackageName().equals("java.time");
        });
    }

    private static DescribedPredicate<JavaAccess<?>> diceAreThrown() {
        return DescribedPredicate.describe("dice are thrown", access -> {
            var target = access.getTarget();
            return target.getName().equals("randomUUID") || target.getName().equals("random");
        });
    }
}
