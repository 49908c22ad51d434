package io.coachingcalls.sessions;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The few rules of this module's shape. Before you change one, ask what it protects. */
@AnalyzeClasses(packages = "io.coachingcalls.sessions", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** A feature can be read without the others that use it. */
    @ArchTest
    static final ArchRule features_have_no_cycles =
            slices().matching("io.coachingcalls.sessions.(*)..").should().beFreeOfCycles();

    /** What happened must not depend on how it is stored or asked for: the fold is tested in milliseconds. */
    @ArchTest
    static final ArchRule the_fold_is_pure = noClasses()
            .that()
            .haveNameMatching(
                    ".*\\.(SessionFold|Belonging|SessionConnections?|ReportedJoins|SessionHistory|SearchedSession|SessionFact|FactReader)"
                            + "(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.smallrye..", "io.vertx..", "io.quarkus..", "jakarta..", "org.apache.kafka..");

    /**
     * One way to write history: of the others, only those with tables or columns of their own have a connection;
     * one listens, and one reads what no entity maps.
     */
    @ArchTest
    static final ArchRule only_the_writer_writes = noClasses()
            .that()
            .doNotHaveSimpleName("SessionWriter")
            .and()
            // Its helpers for what is too long to be written at every fold
            .doNotHaveSimpleName("Transcripts")
            .and()
            .doNotHaveSimpleName("SaidTerms")
            .and()
            .doNotHaveSimpleName("SessionChanges")
            .and()
            .doNotHaveFullyQualifiedName("io.coachingcalls.sessions.stale.StaleStore")
            .and()
            .doNotHaveSimpleName("SessionWords")
            .and()
            .resideOutsideOfPackages(
                    "..sessions.reconcile..", "..sessions.settling..", "..sessions.erasure..", "..sessions.backfill..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx.mutiny.sqlclient..", "io.vertx.sqlclient..");

    @ArchTest
    static final ArchRule words_are_prepared_in_plain_java = noClasses()
            .that()
            .resideInAPackage("..sessions.search..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.smallrye..", "io.vertx..", "io.quarkus..", "jakarta..", "org.apache.kafka..");

    /** What is lost and what is stale is decided in plain Java. */
    @ArchTest
    static final ArchRule decisions_are_pure = noClasses()
            .that()
            .haveNameMatching(
                    ".*\\.(Comparison|KnownSession|ReconciledEvents|Misses|Missing|Findings|StaleDecision)(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.smallrye..", "io.vertx..", "io.quarkus..", "jakarta..", "org.apache.kafka..");

    /** LiveKit's SDK changes often; what must change with it is in one place. */
    @ArchTest
    static final ArchRule the_sdk_stays_at_the_edge = noClasses()
            .that()
            .resideOutsideOfPackage("..sessions.livekit..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.livekit..", "livekit..", "retrofit2..", "okhttp3..");
}
