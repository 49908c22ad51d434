package io.coachingcalls.sessions;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.coachingcalls.structure.HouseRules;
import io.coachingcalls.structure.SpeaksSql;

/** The few rules of this module's shape. Before you change one, ask what it protects. */
@AnalyzeClasses(packages = "io.coachingcalls.sessions", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** What holds in every service. */
    @ArchTest
    static final ArchTests house = ArchTests.in(HouseRules.class);

    /** A feature can be read without the others that use it. */
    @ArchTest
    static final ArchRule features_have_no_cycles =
            slices().matching("io.coachingcalls.sessions.(*)..").should().beFreeOfCycles();

    /**
     * One way to write history: of the others, only those with tables or columns of their own have a connection, and those
     * that say why.
     */
    @ArchTest
    static final ArchRule only_the_writer_writes = noClasses()
            .that()
            .areNotAnnotatedWith(SpeaksSql.class)
            .and()
            .resideOutsideOfPackages(
                    "..sessions.reconcile..", "..sessions.settling..", "..sessions.erasure..", "..sessions.backfill..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx.mutiny.sqlclient..", "io.vertx.sqlclient..");

    /** LiveKit's SDK changes often; what must change with it is in one place. */
    @ArchTest
    static final ArchRule the_sdk_stays_at_the_edge = noClasses()
            .that()
            .resideOutsideOfPackage("..sessions.livekit..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.livekit..", "livekit..", "retrofit2..", "okhttp3..");
}
