package io.coachingcalls.calls;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.coachingcalls.structure.HouseRules;

/** The few boundaries of this service. Before changing one, ask what it was for. */
@AnalyzeClasses(packages = "io.coachingcalls.calls", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    /** What holds in every service. */
    @ArchTest
    static final ArchTests house = ArchTests.in(HouseRules.class);

    /** Features may use each other, but not in circles. */
    @ArchTest
    static final ArchRule noCycles =
            slices().matching("io.coachingcalls.calls.(*)..").should().beFreeOfCycles();

    /** LiveKit's SDK changes often; what must change with it is in two places. */
    @ArchTest
    static final ArchRule sdkStaysAtTheEdge = noClasses()
            .that()
            .resideOutsideOfPackages("..calls.livekit..")
            .and()
            .doNotHaveSimpleName("JoinTokens")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.livekit..", "livekit..", "retrofit2..", "okhttp3..");

    /** Here it needs even less. */
    @ArchTest
    static final ArchRule decisionsArePlainJava = classes()
            .that(HouseRules.arePlainJava())
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "io.coachingcalls..", "com.fasterxml.jackson..", "org.jspecify..");
}
