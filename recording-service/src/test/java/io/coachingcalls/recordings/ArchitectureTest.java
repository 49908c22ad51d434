package io.coachingcalls.recordings;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The few rules of this module's shape. Before you change one, ask what it protects. */
@AnalyzeClasses(packages = "io.coachingcalls.recordings", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** A feature can be read without the others that use it. */
    @ArchTest
    static final ArchRule features_have_no_cycles =
            slices().matching("io.coachingcalls.recordings.(*)..").should().beFreeOfCycles();

    /** What happened must not depend on how it is stored or asked for: the fold is tested in milliseconds. */
    @ArchTest
    static final ArchRule decisions_are_pure = noClasses()
            .that()
            .haveNameMatching(
                    ".*\\.(RoomFold|RoomFact|RoomHistory|FactReader|Stays|Attempts?|Egress|EgressEnd|ObjectCheck|Finding)(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.smallrye.mutiny..", "io.vertx..", "io.quarkus..", "jakarta..", "org.apache.kafka..");

    /** LiveKit's and Amazon's SDKs change often; what must change with them is in one place each. */
    @ArchTest
    static final ArchRule the_sdks_stay_at_the_edge = noClasses()
            .that()
            .resideOutsideOfPackages("..recordings.egress..", "..recordings.bucket..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.livekit..", "livekit..", "retrofit2..", "okhttp3..", "software.amazon..");
}
