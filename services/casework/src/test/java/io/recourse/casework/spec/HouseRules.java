package io.recourse.casework.spec;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * The house rules every service is held to: {@code @ArchTest static final ArchTests house = ArchTests.in(HouseRules.class)}.
 * Each rule says why it stands, and each has a fixture under {@code spec.fixtures} that breaks it and it alone.
 */
public final class HouseRules {

    @ArchTest
    static final ArchRule domain_depends_only_on_the_whitelist = classes()
            .that(Rooms.PURE)
            .should(Purity.dependOnlyOnTheWhitelist())
            .because(
                    "a rule that needs a framework, a file or another stage can neither be replayed nor read on its own")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule domain_never_depends_on_an_edge = noClasses()
            .that(Rooms.PURE)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..edge..")
            .because("edges translate the world into the domain's words, so the domain must not know that they exist")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule domain_knows_no_clock_and_no_chance = noClasses()
            .that(Rooms.PURE)
            .should()
            .accessTargetWhere(Purity.IS_CLOCK_OR_CHANCE)
            .because("time and chance come in as inputs: the same events must lead to the same state in every replay")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule only_scores_are_floating_point = classes()
            .that(Rooms.PURE.and(not(Rooms.SCORES)))
            .should(Purity.haveNoFloatingPointMembers())
            .because("money, rates and shares are exact; only segmentation's scores may be approximate")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule states_inputs_and_events_are_sealed_records = classes()
            .that(Families.ARE_DECIDERS)
            .should(Families.haveSealedFamiliesOfRecords())
            .because(
                    "only a sealed family of records lets the compiler prove that decide and evolve have thought of every pair")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule deciders_have_no_default_branch = classes()
            .that(Families.ARE_WRITTEN_AS_DECIDERS.or(Families.SPEAK_OF_A_DOMAIN))
            .should(Families.haveNoDefaultBranchInTheirSource())
            .because("a default branch swallows the input or event that is added next year")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule only_casework_opens_sessions = noClasses()
            .that(not(Rooms.CASEWORK))
            .should()
            .dependOnClassesThat(Rooms.OPEN_SESSIONS)
            .because("the desk alone writes rows, in batches it locks itself, with the tenant set first; "
                    + "a service's own table is reached through the session that casework's Database lends")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule only_casework_sees_all_tenants = noClasses()
            .that(not(Rooms.CASEWORK))
            .should()
            .callMethodWhere(Rooms.SEES_ALL_TENANTS)
            .because(
                    "a service that names the tenants it works for cannot show one lender's rows to another by mistake")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule nobody_produces_to_kafka = noClasses()
            .should()
            .dependOnClassesThat(Rooms.PRODUCE_TO_KAFKA)
            .because(
                    "what is told to others is a journal row of the same transaction; a second write can be lost or lie")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule casework_contains_no_domain_word = noClasses()
            .that(Rooms.CASEWORK)
            .should(Rooms.speakOfAStage())
            .because("the one shared machine serves every stage only while it knows none of them")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule names_say_what_a_class_is = noClasses()
            .should()
            .haveNameMatching(".*(Manager|Helper|Utils?|Impl|Dto|DTO)")
            .because("a class that is named after nothing becomes the place for everything")
            .allowEmptyShould(true);

    private HouseRules() {}

    /** A mistyped package would keep every rule above by having nothing to break it. */
    @ArchTest
    static void there_are_classes_to_check(JavaClasses classes) {
        assertThat(classes).isNotEmpty();
    }
}
