package io.recourse.negotiation.domain;

import static io.recourse.negotiation.domain.Sample.CONTACTS;
import static io.recourse.negotiation.domain.Sample.POLICY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.rules.contact.ContactKind;
import io.recourse.rules.contact.ContactPack.Budget;
import io.recourse.rules.contact.ContactPack.Scope;
import io.recourse.rules.contact.Usage.Counted;
import io.recourse.rules.pack.Packs;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PolicyTest {

    @Test
    void a_policy_is_known_by_name_and_version() {
        assertThat(POLICY.id()).isEqualTo("negotiation-ours@1");
        assertThat(CONTACTS.id()).isEqualTo("contact-ours@1");
    }

    @Test
    void promises_of_today_only_and_approval_from_the_first_broken_one_are_the_strictest_there_is() {
        assertThat(policy(0, 1, 1).promiseMaxDays()).isZero();
        assertThatThrownBy(() -> policy(-1, 1, 1)).hasMessageContaining("out of range");
        assertThatThrownBy(() -> policy(0, 0, 1)).hasMessageContaining("out of range");
        assertThatThrownBy(() -> policy(0, 1, 0)).hasMessageContaining("out of range");
    }

    @Test
    void a_reservation_lasts_an_hour_at_least() {
        assertThat(new ContactPolicy("x", 1, CONTACTS.source(), List.of(), 1).releaseAfterHours())
                .isEqualTo(1);
        assertThatThrownBy(() -> new ContactPolicy("x", 1, CONTACTS.source(), List.of(), 0))
                .hasMessageContaining("at least 1");
    }

    @Test
    void no_budget_looks_further_back_than_a_party_remembers() {
        assertThat(with(budget(ContactKind.LETTER, Counted.ATTEMPT, 7, Scope.PARTY))
                        .kind())
                .isEqualTo("party");
        assertThatThrownBy(() -> with(budget(ContactKind.LETTER, Counted.ATTEMPT, 8, Scope.PARTY)))
                .hasMessageContaining("further back");
    }

    @Test
    void what_one_rule_counts_per_party_no_other_counts_per_debt() {
        assertThatThrownBy(() -> with(budget(ContactKind.VOICE, Counted.EFFECTIVE_CALL, 1, Scope.PARTY_AND_DEBT)))
                .hasMessageContaining("another scope");
        assertThat(with(budget(ContactKind.LETTER, Counted.EFFECTIVE_CALL, 1, Scope.PARTY_AND_DEBT))
                        .kind())
                .isEqualTo("party");
        assertThat(with(budget(ContactKind.VOICE, Counted.ATTEMPT, 1, Scope.PARTY_AND_DEBT))
                        .kind())
                .isEqualTo("party");
        assertThat(with(budget(ContactKind.VOICE, Counted.EFFECTIVE_CALL, 1, Scope.PARTY))
                        .kind())
                .isEqualTo("party");
    }

    private static NegotiationPolicy policy(int maxDays, int broken, int hours) {
        return new NegotiationPolicy(
                "x", 1, POLICY.source(), POLICY.stepTime(), List.of(), maxDays, broken, hours, POLICY.threats());
    }

    private static Budget budget(ContactKind kind, Counted counted, int days, Scope scope) {
        return new Budget(List.of(kind), counted, 1, days, scope, "extra", POLICY.source());
    }

    /** Chinese law with one budget of ours. */
    private static PartyDecider with(Budget budget) {
        return new PartyDecider(
                new ContactPolicy("x", 1, CONTACTS.source(), List.of(budget), 1), Map.of("CN", Packs.contact("CN")));
    }
}
