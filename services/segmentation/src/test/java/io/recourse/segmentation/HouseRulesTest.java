package io.recourse.segmentation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.recourse.casework.spec.HouseRules;

@AnalyzeClasses(packages = "io.recourse.segmentation", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {

    @ArchTest
    static final ArchTests house = ArchTests.in(HouseRules.class);

    /** Commands and the bench read them too, and bring nothing of a service. */
    @ArchTest
    static final ArchRule policies_and_conditions_are_read_without_a_framework = noClasses()
            .that()
            .haveNameMatching(".*\\.edge\\.(PolicyFiles|Cel\\w+)(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus..", "io.smallrye..", "jakarta..", "org.jboss..");
}
