package io.recourse.casework.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rule that nothing breaks proves nothing: each has a fixture that breaks it, and no other. */
class HouseRulesBiteTest {

    private static final String FIXTURES = "io.recourse.casework.spec.fixtures";

    private static final Map<String, ArchRule> RULES = Arrays.stream(HouseRules.class.getDeclaredFields())
            .filter(f -> f.isAnnotationPresent(ArchTest.class))
            .collect(Collectors.toMap(Field::getName, HouseRulesBiteTest::rule, (a, _) -> a, TreeMap::new));

    private static final Map<String, String> BROKEN_BY = Map.ofEntries(
            Map.entry("domain_depends_only_on_the_whitelist", "whitelist"),
            Map.entry("domain_never_depends_on_an_edge", "edges"),
            Map.entry("domain_knows_no_clock_and_no_chance", "clock"),
            Map.entry("only_scores_are_floating_point", "floating"),
            Map.entry("states_inputs_and_events_are_sealed_records", "families"),
            Map.entry("deciders_have_no_default_branch", "defaults"),
            Map.entry("only_casework_opens_sessions", "sessions"),
            Map.entry("only_casework_sees_all_tenants", "tenants"),
            Map.entry("nobody_produces_to_kafka", "producer"),
            Map.entry("casework_contains_no_domain_word", "machine"),
            Map.entry("names_say_what_a_class_is", "names"));

    @Test
    void every_rule_has_a_fixture_that_breaks_it_and_no_other() {
        Map<String, String> found = new TreeMap<>();
        BROKEN_BY.values().forEach(fixture -> found.put(broken(fixture("." + fixture)), fixture));
        assertThat(found).containsExactlyInAnyOrderEntriesOf(BROKEN_BY);
        assertThat(RULES).containsOnlyKeys(BROKEN_BY.keySet());
    }

    @Test
    void every_rule_says_why_it_stands() {
        assertThat(RULES.values())
                .allSatisfy(rule -> assertThat(rule.getDescription()).contains(", because "));
    }

    @ParameterizedTest
    @CsvSource({
        "domain_knows_no_clock_and_no_chance, clock, Instant.now()",
        "domain_knows_no_clock_and_no_chance, clock, UUID.randomUUID()",
        "domain_knows_no_clock_and_no_chance, clock, Random.<init>()",
        "states_inputs_and_events_are_sealed_records, families, Lamp$Touch is not sealed",
        "states_inputs_and_events_are_sealed_records, families, Lamp$Lit is not a record",
        "only_scores_are_floating_point, floating, Share.parts",
        "only_scores_are_floating_point, floating, Rate.perDay",
        "deciders_have_no_default_branch, defaults, default -> false",
        "deciders_have_no_default_branch, defaults, of a family",
        "only_casework_sees_all_tenants, tenants, Onlooker.look",
        "only_casework_sees_all_tenants, tenants, Onlooker.ask",
    })
    void a_breach_is_named(String rule, String fixture, String breach) {
        assertThat(Objects.requireNonNull(RULES.get(rule))
                        .evaluate(fixture("." + fixture))
                        .getFailureReport()
                        .getDetails())
                .anySatisfy(line -> assertThat(line).contains(breach));
    }

    @ParameterizedTest
    @CsvSource({
        "only_scores_are_floating_point, floating, ScoreOfLuck",
        "deciders_have_no_default_branch, defaults, of a number",
    })
    void what_the_rule_allows_is_let_be(String rule, String fixture, String allowed) {
        assertThat(Objects.requireNonNull(RULES.get(rule))
                        .evaluate(fixture("." + fixture))
                        .getFailureReport()
                        .getDetails())
                .noneSatisfy(line -> assertThat(line).contains(allowed));
    }

    private static JavaClasses fixture(String name) {
        return new ClassFileImporter().importPackages(FIXTURES + name);
    }

    private static String broken(JavaClasses fixture) {
        return RULES.entrySet().stream()
                .filter(rule -> rule.getValue().evaluate(fixture).hasViolation())
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(" and "));
    }

    private static ArchRule rule(Field field) {
        try {
            return (ArchRule) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
