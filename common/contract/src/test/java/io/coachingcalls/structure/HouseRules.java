package io.coachingcalls.structure;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.util.Optional;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What holds in every service; a service's own test includes it. */
public final class HouseRules {

    /** What decides can be read and tested without knowing how anything is run. */
    @ArchTest
    static final ArchRule what_says_so_is_plain_java = noClasses()
            .that(arePlainJava())
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.smallrye..",
                    "io.vertx..",
                    "io.quarkus..",
                    "io.quarkiverse..",
                    "io.micrometer..",
                    "jakarta..",
                    "org.hibernate..",
                    "org.apache.kafka..",
                    "dev.langchain4j..",
                    "software.amazon..",
                    "retrofit2..",
                    "okhttp3..");

    /** See docs/decisions/0012-due-work.md. */
    @ArchTest
    static final ArchRule hibernate_changes_no_row = classes()
            .that()
            .areAnnotatedWith("jakarta.persistence.Entity")
            .should()
            .beAnnotatedWith("org.hibernate.annotations.Immutable")
            .because("a change is one statement of SQL: it folds, claims, or holds under a condition");

    private HouseRules() {}

    public static DescribedPredicate<JavaClass> arePlainJava() {
        return DescribedPredicate.describe("are @PlainJava, or in what is", HouseRules::isPlainJava);
    }

    private static boolean isPlainJava(JavaClass one) {
        Optional<JavaClass> outer = one.getEnclosingClass();
        return one.isAnnotatedWith(PlainJava.class)
                || one.getPackage().isAnnotatedWith(PlainJava.class)
                || outer.isPresent() && isPlainJava(outer.get());
    }
}
