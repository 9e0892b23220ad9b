package io.recourse.intake.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.desk.RulesHash;
import io.recourse.intake.domain.CasePolicy;
import io.recourse.intake.domain.PartyPolicy;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Rows are derived again when any number changes that a case is decided by. */
class RulesHashTest {

    @Test
    void every_part_of_a_cases_policy_is_in_the_hash() {
        List<String> parts = Arrays.stream(CasePolicy.class.getRecordComponents())
                .map(RecordComponent::getName)
                .map(part -> part.equals("pack") ? "/policy/ledger-cn.json" : "/rules/" + kebab(part) + "-cn.json")
                .toList();
        assertThat(IntakeKinds.RULES).containsExactlyInAnyOrderElementsOf(parts);
    }

    /** {@code judgmentInterest} → {@code judgment-interest}. */
    private static String kebab(String name) {
        return name.replaceAll("(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    @Test
    void every_part_of_a_partys_policy_is_in_the_hash() {
        List<String> parts = Arrays.stream(PartyPolicy.class.getRecordComponents())
                .map(RecordComponent::getName)
                .map(part -> switch (part) {
                    case "pauses" -> "/policy/ledger-cn.json";
                    case "debtOrder" -> "/rules/debt-order-cn.json";
                    case "pack" -> "/policy/party-cn.json";
                    default -> part;
                })
                .toList();
        assertThat(IntakeKinds.PARTY_RULES).containsExactlyInAnyOrderElementsOf(parts);
    }

    @Test
    void without_any_one_of_them_it_is_another_hash() {
        List<String> all = Arrays.asList(IntakeKinds.RULES);
        assertThat(all.stream()
                        .map(left -> all.stream().filter(r -> !r.equals(left)).toArray(String[]::new))
                        .map(rest -> RulesHash.of(RulesHashTest.class, 1, rest)))
                .doesNotHaveDuplicates()
                .doesNotContain(RulesHash.of(RulesHashTest.class, 1, IntakeKinds.RULES));
    }
}
