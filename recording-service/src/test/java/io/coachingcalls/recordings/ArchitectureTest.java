package io.coachingcalls.recordings;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.coachingcalls.structure.HouseRules;

/** The few rules of this module's shape. Before you change one, ask what it protects. */
@AnalyzeClasses(packages = "io.coachingcalls.recordings", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** What holds in every service. */
    @ArchTest
    static final ArchTests house = ArchTests.in(HouseRules.class);

    /** A feature can be read without the others that use it. */
    @ArchTest
    static final ArchRule features_have_no_cycles =
            slices().matching("io.coachingcalls.recordings.(*)..").should().beFreeOfCycles();

    /** A transcript is kept whatever becomes of it, and whoever listens to or sums up a call. */
    @ArchTest
    static final ArchRule the_transcript_knows_nobody_who_uses_it = noClasses()
            .that()
            .resideInAPackage("..recordings.transcript..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..recordings.summary..",
                    "..recordings.speech..",
                    "..recordings.model..",
                    "..recordings.chat..",
                    "..recordings.commitments..",
                    "..recordings.memory..",
                    "..recordings.settling..");

    /** What the model is told is handed to it: it cannot look anything up. */
    @ArchTest
    static final ArchRule the_model_reads_no_tables = noClasses()
            .that()
            .resideInAPackage("..recordings.model..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx.mutiny.sqlclient..", "..recordings.transcript..", "..recordings.memory..");

    /** The model's library changes with every model; only speech goes to another server by a client of our own. */
    @ArchTest
    static final ArchRule models_and_transcribers_stay_at_the_edge = noClasses()
            .that()
            .resideOutsideOfPackages("..recordings.model..", "..recordings.speech..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.langchain4j..",
                    "io.quarkiverse.langchain4j..",
                    "io.quarkus.rest.client..",
                    "org.jboss.resteasy.reactive.client..");

    /** LiveKit's and Amazon's SDKs change often; what must change with them is in one place each. */
    @ArchTest
    static final ArchRule the_sdks_stay_at_the_edge = noClasses()
            .that()
            .resideOutsideOfPackages("..recordings.egress..", "..recordings.bucket..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.livekit..", "livekit..", "retrofit2..", "okhttp3..", "software.amazon..");
}
