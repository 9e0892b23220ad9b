package io.recourse.verify.check;

import static io.recourse.verify.Sample.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.verify.Sample;
import io.recourse.verify.evidence.Fact;
import io.recourse.verify.evidence.Fact.AuctionAnnounced;
import io.recourse.verify.evidence.Fact.ClearanceGranted;
import io.recourse.verify.law.Law;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleChecksTest {
    private static final Instant NOON = at(5, "12:00:00");

    private static List<String> rules(Check check, Sample sample) {
        return check.examine(sample.evidence()).findings().stream()
                .map(Finding::rule)
                .toList();
    }

    @Test
    void rounds_rise_and_a_stopped_sale_may_begin_anew() {
        Sample sample = Sample.open()
                .say(NOON, new AuctionAnnounced("flat", 1, NOON))
                .say(NOON, new Fact.SaleStopped("flat"))
                .say(NOON, new AuctionAnnounced("flat", 1, NOON))
                .say(NOON, new AuctionAnnounced("lorry", 1, NOON))
                .say(NOON, new AuctionAnnounced("flat", 2, NOON))
                .say(NOON, new Fact.ForcedSaleOpened("flat"));
        assertThat(rules(new StepsHappenOnce(), sample)).isEmpty();
        assertThat(rules(new StepsHappenOnce(), sample.say(NOON, new AuctionAnnounced("flat", 2, NOON))))
                .containsExactly("auction-round");
    }

    @Test
    void a_bucket_may_come_again_after_another() {
        Sample sample = Sample.open()
                .say(NOON, new Fact.BucketEntered("EARLY"))
                .say(NOON, new Fact.BucketEntered("M1"))
                .say(NOON, new Fact.BucketEntered("EARLY"));
        assertThat(rules(new StepsHappenOnce(), sample)).isEmpty();
    }

    @Test
    void a_bucket_may_come_again_after_nothing_was_overdue() {
        Sample sample = Sample.open().say(NOON, new Fact.BucketEntered("M1"));
        adjusted(sample, true).say(NOON, new Fact.BucketEntered("M1"));
        assertThat(rules(new StepsHappenOnce(), sample)).containsExactly("bucket");
        adjusted(sample, false).say(NOON, new Fact.BucketEntered("M1"));
        assertThat(rules(new StepsHappenOnce(), sample)).containsExactly("bucket");
    }

    private static Sample adjusted(Sample sample, boolean overdue) {
        return sample.say(
                NOON, new Fact.BalanceAdjusted("costs", Sample.owing(100_000), Sample.owing(100_000), overdue));
    }

    @Test
    void an_end_of_limitation_may_come_again_after_another() {
        Sample sample = Sample.open()
                .say(NOON, new Fact.LimitationMoved(NOON))
                .say(NOON, new Fact.LimitationMoved(NOON.plusSeconds(1)))
                .say(NOON, new Fact.LimitationMoved(NOON));
        assertThat(rules(new StepsHappenOnce(), sample)).isEmpty();
        assertThat(rules(new StepsHappenOnce(), sample.say(NOON, new Fact.LimitationMoved(NOON))))
                .containsExactly("limitation");
    }

    @Test
    void a_round_fails_once_in_a_sale_and_may_be_lost_by_its_winner_before() {
        Sample sample = Sample.open()
                .say(NOON, new Fact.WinnerDefaulted("flat", 1, Sample.money(5)))
                .say(NOON, new Fact.AuctionFailed("flat", 1))
                .say(NOON, new Fact.AuctionFailed("lorry", 1))
                .say(NOON, new Fact.SaleStopped("flat"))
                .say(NOON, new Fact.AuctionFailed("flat", 1))
                .say(NOON, new Fact.WinnerDefaulted("flat", 1, Sample.money(5)));
        assertThat(rules(new StepsHappenOnce(), sample)).isEmpty();
        sample.say(NOON, new Fact.AuctionFailed("flat", 1))
                .say(NOON, new Fact.WinnerDefaulted("flat", 1, Sample.money(5)));
        assertThat(rules(new StepsHappenOnce(), sample)).containsExactly("round-failed", "winner-defaulted");
    }

    @Test
    void a_promise_is_judged_alike_again_only_after_a_payment_went_back() {
        Sample sample = Sample.open()
                .say(NOON, new Fact.PromiseJudged("p", "PromiseBroken.v1"))
                .say(NOON, new Fact.PromiseJudged("p", "PromiseKept.v1"))
                .say(NOON, new Fact.PromiseJudged("q", "PromiseKept.v1"));
        assertThat(rules(new StepsHappenOnce(), sample)).isEmpty();
        sample.say(NOON, new Fact.PromiseJudged("p", "PromiseKept.v1"));
        assertThat(rules(new StepsHappenOnce(), sample)).containsExactly("promise-outcome");
        sample.say(NOON, new Fact.PaymentReversed("a", "r", Sample.money(5), Sample.owing(5), true));
        assertThat(rules(new StepsHappenOnce(), sample)).isEmpty();
        sample.say(NOON, new Fact.PromiseJudged("p", "PromiseKept.v1"));
        assertThat(rules(new StepsHappenOnce(), sample)).containsExactly("promise-outcome");
    }

    @Test
    void a_pause_that_had_begun_before_it_was_told_turns_a_verdict_round_and_so_does_a_statement() {
        Sample sample = Sample.open()
                .say(at(7, "00:00:00"), new Fact.PromiseJudged("p", "PromiseBroken.v1"))
                .say(at(9, "12:00:00"), new Fact.PauseStarted("d", "DISPUTE", at(5, "12:00:00")))
                .say(at(20, "12:00:00"), new Fact.PauseEnded("d", at(20, "12:00:00")))
                .say(at(23, "00:00:00"), new Fact.PromiseJudged("p", "PromiseBroken.v1"));
        assertThat(rules(new StepsHappenOnce(), sample)).isEmpty();
        sample.say(at(23, "00:00:00"), new Fact.PromiseJudged("p", "PromiseBroken.v1"));
        assertThat(rules(new StepsHappenOnce(), sample)).containsExactly("promise-outcome");
        stated(sample, "in-statement");
        assertThat(rules(new StepsHappenOnce(), sample)).isEmpty();
        sample.say(at(24, "00:00:00"), new Fact.PromiseJudged("p", "PromiseBroken.v1"));
        assertThat(rules(new StepsHappenOnce(), stated(sample, "interest"))).containsExactly("promise-outcome");
    }

    private static Sample stated(Sample sample, String reason) {
        return sample.say(
                at(23, "12:00:00"),
                new Fact.BalanceAdjusted(reason, Sample.owing(100_000), Sample.owing(100_000), true));
    }

    @Test
    void a_step_of_the_ladder_is_taken_or_lapses() {
        Sample sample = Sample.open().contact("a", "SMS", NOON).say(NOON, new Fact.Step("contact-step", "step a"));
        assertThat(rules(new StepsHappenOnce(), sample)).containsExactly("contact-step");
    }

    @Test
    void a_step_that_reached_nobody_is_taken_again_once_or_lapses() {
        Sample sample = Sample.open()
                .contact("a", "SMS", NOON)
                .say(NOON, new Fact.ContactResult("a", "UNREACHABLE"))
                .say(NOON, new Fact.ContactAttempted("a-2", "step a", "SMS", Sample.PARTY, "Asia/Shanghai", NOON));
        assertThat(rules(new StepsHappenOnce(), sample)).isEmpty();
        sample.say(NOON, new Fact.ContactResult("a-2", "DELIVERED")).say(NOON, new Fact.Step("contact-step", "step a"));
        assertThat(rules(new StepsHappenOnce(), sample)).containsExactly("contact-step");
        Sample lapsed = Sample.open()
                .contact("a", "SMS", NOON)
                .say(NOON, new Fact.ContactResult("a", "UNREACHABLE"))
                .say(NOON, new Fact.Step("contact-step", "step a"));
        assertThat(rules(new StepsHappenOnce(), lapsed)).isEmpty();
    }

    @Test
    void a_co_debtor_has_a_step_that_the_debtor_has_too_and_has_it_once() {
        Sample sample = Sample.open()
                .say(NOON, firm("firm-1", "p-1"))
                .say(NOON, firm("firm-1/1", "p-2"))
                .say(NOON, firm("firm-1/2", "p-3"));
        assertThat(rules(new StepsHappenOnce(), sample)).isEmpty();
        sample.say(NOON, firm("firm-2/1", "p-2"));
        assertThat(rules(new StepsHappenOnce(), sample)).containsExactly("contact-step");
    }

    private static Fact firm(String attemptId, String party) {
        return new Fact.ContactAttempted(attemptId, "firm", "SMS", party, "Asia/Shanghai", NOON);
    }

    @Test
    void a_migrated_case_begins_once_more_and_its_steps_are_those_of_another_ladder() {
        Sample sample = Sample.open()
                .say(NOON, new Fact.StrategyAssigned("a@1"))
                .say(NOON, new Fact.NegotiationStarted("a@1"))
                .contact("a", "SMS", NOON);
        sample.say(NOON, new Fact.StrategyAssigned("a@2"))
                .say(NOON, new Fact.NegotiationStarted("a@2"))
                .say(NOON, new Fact.ContactAttempted("b", "step a", "SMS", Sample.PARTY, "Asia/Shanghai", NOON));
        assertThat(rules(new StepsHappenOnce(), sample)).isEmpty();
        sample.say(NOON, new Fact.NegotiationStarted("a@2"));
        assertThat(rules(new StepsHappenOnce(), sample)).containsExactly("negotiation-start");
        sample.say(NOON, new Fact.StrategyAssigned("a@2"));
        assertThat(rules(new StepsHappenOnce(), sample)).containsExactly("strategy");
    }

    @Test
    void talks_end_once_more_for_every_time_they_went_on() {
        Sample sample = Sample.open().tell("negotiation", "NegotiationExhausted.v1");
        sample.say(NOON, new Fact.NegotiationResumed("p-1"));
        assertThat(rules(new StepsHappenOnce(), sample.tell("negotiation", "NegotiationExhausted.v1")))
                .isEmpty();
        assertThat(rules(new StepsHappenOnce(), sample.tell("negotiation", "NegotiationExhausted.v1")))
                .containsExactly("once-in-a-life");
        Sample never = Sample.open().say(NOON, new Fact.NegotiationResumed("p-1"));
        assertThat(rules(new StepsHappenOnce(), never)).containsExactly("negotiation-resumed");
    }

    @Test
    void a_court_judges_a_case_once() {
        Sample sample = Sample.open().tell("litigation", "JudgmentGiven.v1");
        assertThat(rules(new StepsHappenOnce(), sample)).isEmpty();
        assertThat(rules(new StepsHappenOnce(), sample.tell("litigation", "JudgmentGiven.v1")))
                .containsExactly("once-in-a-life");
    }

    private static Sample closed() {
        return Sample.open()
                .say(NOON, new Fact.CaseClosed(NOON))
                .status("intake", "PAID")
                .status("segmentation", "ended")
                .status("negotiation", "CLOSED")
                .status("litigation", "WITHDRAWN")
                .status("disposal", "closed");
    }

    @Test
    void a_closed_case_has_ended_in_every_service() {
        assertThat(rules(new CasesEndEverywhere(), closed())).isEmpty();
        assertThat(rules(new CasesEndEverywhere(), closed().status("litigation", "ORDER_SERVED")))
                .containsExactly("still-open");
        assertThat(rules(new CasesEndEverywhere(), closed().status("disposal", "ended")))
                .containsExactly("still-open");
        assertThat(rules(new CasesEndEverywhere(), Sample.open())).isEmpty();
    }

    @Test
    void a_case_of_which_nothing_is_owed_is_closed() {
        assertThat(rules(new CasesEndEverywhere(), Sample.open().pay("a", 99_999, 0, 1)))
                .isEmpty();
        assertThat(rules(new CasesEndEverywhere(), Sample.open().pay("a", 100_000, 0, 0)))
                .containsExactly("paid-and-open");
    }

    @Test
    void an_act_up_to_the_last_instant_of_its_clearance_is_cleared() {
        Sample sample = Sample.open()
                .say(NOON, new ClearanceGranted("lit-1", "file-suit", NOON.plusSeconds(60)))
                .say(NOON, new Fact.ActPerformed("lit-1", "file-suit", NOON.plusSeconds(60)));
        assertThat(rules(new ActsAreCleared(), sample)).isEmpty();
        assertThat(rules(
                        new ActsAreCleared(),
                        sample.say(NOON, new Fact.ActPerformed("lit-1", "file-suit", NOON.plusSeconds(61)))))
                .containsExactly("clearance-over");
    }

    @Test
    void a_sale_is_cleared_by_the_request_for_its_own_asset() {
        Sample sample = Sample.open()
                .say(NOON, new Fact.SaleRequested("sale-1", "start-auction", "flat"))
                .say(NOON, new ClearanceGranted("sale-1", "start-auction", NOON.plusSeconds(60)))
                .say(NOON, new AuctionAnnounced("flat", 1, NOON))
                .say(NOON, new Fact.ForcedSaleOpened("flat"));
        assertThat(rules(new ActsAreCleared(), sample)).isEmpty();
        assertThat(rules(new ActsAreCleared(), sample.say(NOON, new AuctionAnnounced("lorry", 1, NOON))))
                .containsExactly("no-clearance");
    }

    /** ▣ 12 CFR 1005.10(d): the tenth day counts, the ninth does not. */
    @Test
    void a_debit_of_another_amount_is_told_ten_days_before_where_the_law_wants_it() {
        assertThat(rules(debits(), debited("CN"))).isEmpty();
        assertThat(rules(debits(), debited("US"))).containsExactly("debit-not-told");
        assertThat(rules(debits(), told(Sample.at(10, "23:59:59")))).isEmpty();
        assertThat(rules(debits(), told(Sample.at(11, "00:00:00")))).containsExactly("debit-told-late");
        assertThat(rules(debits(), agreed("US").say(Sample.at(20, "10:00:00"), debit(50_000))))
                .isEmpty();
        Fact range = new Fact.MandateNoted(Sample.OPENED, new Fact.MandateNoted.Range(30_000, 40_000));
        assertThat(rules(debits(), debited("US").note(Sample.CASE, range))).isEmpty();
        assertThat(rules(debits(), told(Sample.at(10, "12:00:00")).say(Sample.at(21, "10:00:00"), debit(50_000))))
                .containsExactly("debit-not-told");
    }

    private static Check debits() {
        return new DebitsAreTold(Law.here());
    }

    private static Sample agreed(String law) {
        return new Sample()
                .open(law, Sample.CASE, Sample.PARTY)
                .say(Sample.OPENED, new Fact.Agreed("o-1", List.of(Sample.money(50_000), Sample.money(50_000))));
    }

    private static Sample debited(String law) {
        return agreed(law).say(Sample.at(20, "10:00:00"), debit(30_000));
    }

    private static Fact debit(long minor) {
        return new Fact.DebitMade("auto-debit/" + minor, "o-1", 1, Sample.money(minor), Sample.at(20, "10:00:00"));
    }

    private static Sample told(Instant at) {
        LocalDate on = LocalDate.parse("2026-01-20");
        return debited("US")
                .note(Sample.CASE, new Fact.DebitTold("notice/1", "o-1", 1, Sample.money(30_000), on))
                .say(at, new Fact.ContactResult("notice/1", "DELIVERED", at));
    }
}
