package io.recourse.intake.domain;

import static io.recourse.intake.domain.Given.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.recourse.intake.domain.PartyState.Registered;
import io.recourse.rules.Source;
import io.recourse.rules.pack.Packs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whose rules hold for a party: those of the debts it stands for. */
class PartyPoliciesTest {

    private static final PartyPolicy CN = policy(24);
    private static final PartyPolicy HK = policy(48);
    private static final PartyPolicies POLICIES = new PartyPolicies(Map.of("CN", CN, "HK", HK));

    @Test
    void the_policies_of_its_debts_hold_each_once() {
        assertThat(POLICIES.of(party("HK", "HK"))).containsExactly(HK);
        assertThat(POLICIES.of(party("HK", "CN", "HK"))).containsExactly(HK, CN);
    }

    @Test
    void a_debt_whose_terms_nobody_kept_adds_none_and_where_there_is_no_other_any_may_hold() {
        assertThat(POLICIES.of(party(null, "HK"))).containsExactly(HK);
        assertThat(POLICIES.of(party((String) null))).containsExactlyInAnyOrder(CN, HK);
        assertThat(POLICIES.of(party())).containsExactlyInAnyOrder(CN, HK);
    }

    @Test
    void a_debt_from_where_no_policy_is_known_is_a_bug() {
        assertThatNullPointerException()
                .isThrownBy(() -> POLICIES.of(party("XX")))
                .withMessage("a case opens where a policy is known");
    }

    private static PartyPolicy policy(int answerHours) {
        Source ours = new Source("ours", day("2026-01-01"), null, day("2026-01-01"), false, "day");
        return new PartyPolicy(
                Given.ledgerPack().pauses(),
                Packs.debtOrder("CN"),
                new PartyPack("CN", answerHours, ours, new PartyPack.Review(10, 3, ours)));
    }

    /** Of debts of these jurisdictions. */
    private static Registered party(@Nullable String... jurisdictions) {
        List<Naming> naming = new ArrayList<>();
        for (String jurisdiction : jurisdictions) {
            String zone = "zone-" + naming.size();
            DebtTerms terms = jurisdiction == null ? null : new DebtTerms(jurisdiction, zone, "CNY", 0);
            naming.add(new Naming(PartyRole.DEBTOR, terms, List.of("c" + naming.size()), List.of(), null));
        }
        return new Registered("p", "bank-a", null, naming, null, Flags.none(), Debts.none(), Custody.NEW, null, null);
    }
}
