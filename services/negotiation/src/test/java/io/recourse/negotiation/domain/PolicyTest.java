package io.recourse.negotiation.domain;

import static io.recourse.negotiation.domain.Sample.CONTACTS;
import static io.recourse.negotiation.domain.Sample.POLICY;
import static io.recourse.negotiation.domain.Sample.askedInFirstEpisode;
import static io.recourse.negotiation.domain.Sample.owing;
import static io.recourse.negotiation.domain.Sample.yuan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.casework.spec.Spec;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.rules.contact.ContactKind;
import io.recourse.rules.contact.ContactPack.Budget;
import io.recourse.rules.contact.Counted;
import io.recourse.rules.contact.Scope;
import io.recourse.rules.pack.Packs;
import java.time.Duration;
import java.time.Instant;
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
        assertThatThrownBy(() -> policy(-1, 1, 1))
                .hasMessage("promiseMaxDays must be at least 0, and -1 is out of range");
        assertThatThrownBy(() -> policy(0, 0, 1))
                .hasMessage("brokenBeforeApproval must be at least 1, and 0 is out of range");
        assertThatThrownBy(() -> policy(0, 1, 0))
                .hasMessage("answerWithinHours must be at least 1, and 0 is out of range");
    }

    @Test
    void one_person_takes_promises_of_any_part_or_of_all_that_is_owed_alone_and_of_nothing_beyond() {
        assertThat(policy(0, 1, 0, 1).isEnough(yuan(1), owing(100_000))).isTrue();
        assertThat(policy(0, 1, 10_000, 1).isEnough(yuan(100_000), owing(100_000)))
                .isTrue();
        assertThat(policy(0, 1, 10_000, 1).isEnough(yuan(99_999), owing(100_000)))
                .isFalse();
        assertThatThrownBy(() -> policy(0, 1, -1, 1)).hasMessageContaining("out of range");
        assertThatThrownBy(() -> policy(0, 1, 10_001, 1)).hasMessageContaining("out of range");
    }

    @Test
    void a_reservation_lasts_an_hour_at_least() {
        assertThatCode(() -> new ContactPolicy(
                        "x",
                        1,
                        CONTACTS.source(),
                        List.of(),
                        1,
                        1,
                        CONTACTS.lost(),
                        CONTACTS.brokenOff(),
                        CONTACTS.dishonest()))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> new ContactPolicy(
                        "x",
                        1,
                        CONTACTS.source(),
                        List.of(),
                        0,
                        1,
                        CONTACTS.lost(),
                        CONTACTS.brokenOff(),
                        CONTACTS.dishonest()))
                .hasMessageContaining("at least 1");
        assertThatThrownBy(() -> new ContactPolicy(
                        "x",
                        1,
                        CONTACTS.source(),
                        List.of(),
                        1,
                        0,
                        CONTACTS.lost(),
                        CONTACTS.brokenOff(),
                        CONTACTS.dishonest()))
                .hasMessageContaining("placeMinutes must be at least 1");
    }

    @Test
    void nobody_is_lost_after_more_failed_calls_than_a_party_remembers() {
        assertThatCode(() -> new ContactPolicy.Lost(20, CONTACTS.source())).doesNotThrowAnyException();
        for (int never : List.of(0, 21)) {
            assertThatThrownBy(() -> new ContactPolicy.Lost(never, CONTACTS.source()))
                    .hasMessage("lost.failedCalls must be 1 … 20, and " + never + " is out of range");
        }
    }

    @Test
    void no_budget_looks_further_back_than_a_party_remembers() {
        assertThatCode(() -> with(budget(ContactKind.LETTER, Counted.ATTEMPT, 7, Scope.PARTY)))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> with(budget(ContactKind.LETTER, Counted.ATTEMPT, 8, Scope.PARTY)))
                .hasMessageContaining("further back");
    }

    @Test
    void what_one_rule_counts_per_party_another_may_count_per_debt() {
        PartyDecider decider = with(budget(ContactKind.VOICE, Counted.EFFECTIVE_CALL, 1, Scope.PARTY_AND_DEBT));
        Instant noon = Sample.at("2026-03-02T12:00:00+08:00");
        Spec.of(decider, Sample.PARTY)
                .when(call("case-1", "a"))
                .at("2026-03-02T12:00:00+08:00")
                .when(call("case-1", "b"))
                .at("2026-03-02T12:00:00+08:00")
                .then(new PartyEvent.AskRefused(
                        "case-1",
                        "b",
                        Channel.PHONE,
                        "extra",
                        noon.plus(Duration.ofHours(20)),
                        POLICY.source().citation()))
                .when(call("case-2", "a"))
                .at("2026-03-02T12:00:00+08:00")
                .when(call("case-3", "a"))
                .at("2026-03-02T12:00:00+08:00")
                .when(call("case-4", "a"))
                .at("2026-03-02T12:00:00+08:00")
                .then(new PartyEvent.AskRefused(
                        "case-4",
                        "a",
                        Channel.PHONE,
                        "effective-calls-per-day",
                        noon.plus(Duration.ofHours(20)),
                        Packs.contact("CN").budgets().stream()
                                .filter(b -> b.rule().equals("effective-calls-per-day"))
                                .findFirst()
                                .orElseThrow()
                                .source()
                                .citation()));
    }

    private static PartyInput.ContactAsked call(String caseId, String attemptId) {
        return askedInFirstEpisode(caseId, attemptId, Channel.PHONE, "dunning", "lender-1", "Asia/Shanghai", "CN");
    }

    private static NegotiationPolicy policy(int maxDays, int broken, int hours) {
        return policy(maxDays, broken, POLICY.promiseLeastBp(), hours);
    }

    private static NegotiationPolicy policy(int maxDays, int broken, int leastBp, int hours) {
        return new NegotiationPolicy(
                "x",
                1,
                POLICY.source(),
                POLICY.stepTime(),
                List.of(),
                maxDays,
                broken,
                leastBp,
                hours,
                POLICY.threats(),
                POLICY.coDebtors(),
                POLICY.exhaustion(),
                POLICY.channels(),
                POLICY.unbooked(),
                POLICY.statements(),
                POLICY.answers());
    }

    private static Budget budget(ContactKind kind, Counted counted, int days, Scope scope) {
        return new Budget(List.of(kind), counted, 1, days, scope, null, "extra", POLICY.source());
    }

    /** Chinese law with one budget of ours. */
    private static PartyDecider with(Budget budget) {
        return new PartyDecider(
                new ContactPolicy(
                        "x",
                        1,
                        CONTACTS.source(),
                        List.of(budget),
                        1,
                        1,
                        CONTACTS.lost(),
                        CONTACTS.brokenOff(),
                        CONTACTS.dishonest()),
                Map.of("CN", Packs.contactGuard("CN")));
    }
}
