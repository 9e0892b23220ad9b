package io.recourse.negotiation.domain;

import static io.recourse.negotiation.domain.Sample.LETTER;
import static io.recourse.negotiation.domain.Sample.MADE;
import static io.recourse.negotiation.domain.Sample.PARTY;
import static io.recourse.negotiation.domain.Sample.SMS;
import static io.recourse.negotiation.domain.Sample.accept;
import static io.recourse.negotiation.domain.Sample.at;
import static io.recourse.negotiation.domain.Sample.instalments;
import static io.recourse.negotiation.domain.Sample.owing;
import static io.recourse.negotiation.domain.Sample.payment;
import static io.recourse.negotiation.domain.Sample.plainMandate;
import static io.recourse.negotiation.domain.Sample.promise;
import static io.recourse.negotiation.domain.Sample.takenBack;
import static io.recourse.negotiation.domain.Sample.talking;
import static io.recourse.negotiation.domain.Sample.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.Maker;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.NegotiationEvent.NegotiationResumed;
import io.recourse.contracts.NegotiationEvent.OfferType;
import io.recourse.contracts.NegotiationEvent.PlanBroken;
import io.recourse.contracts.NegotiationEvent.PlanKept;
import io.recourse.contracts.NegotiationEvent.PromiseBroken;
import io.recourse.contracts.NegotiationEvent.PromiseKept;
import io.recourse.contracts.NegotiationEvent.PromisePartlyKept;
import io.recourse.contracts.NegotiationEvent.SettlementFailed;
import io.recourse.contracts.NegotiationEvent.SettlementFulfilled;
import io.recourse.contracts.SegmentationEvent.Step;
import io.recourse.negotiation.domain.Agreement.Standing;
import io.recourse.negotiation.domain.CaseEvent.PauseLifted;
import io.recourse.negotiation.domain.CaseEvent.PauseNoted;
import io.recourse.negotiation.domain.CaseEvent.PaymentVoided;
import io.recourse.negotiation.domain.CaseEvent.PlanReopened;
import io.recourse.negotiation.domain.CaseEvent.PlanReplaced;
import io.recourse.negotiation.domain.CaseEvent.PromiseInvalidated;
import io.recourse.negotiation.domain.CaseEvent.PromiseReopened;
import io.recourse.negotiation.domain.Promise.Verdict;
import io.recourse.rules.pack.Packs;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A word that comes late shows that there was time left for what was taken as over when the debtor committed himself anew.
 * One commitment stands all the same, and no payment counts for two.
 */
class OneCommitmentTest {

    private static final String SECOND_MADE = "2026-03-08T08:30:00+08:00";
    private static final String TOLD = "2026-03-09T12:00:00+08:00";

    /** Promised up to 6 March and broken; promised again on the 8th; the debt was in dispute since the 5th. */
    @Test
    void a_promise_that_a_late_dispute_gives_time_again_is_replaced_by_the_one_made_since() {
        Spec<CaseState, CaseInput, CaseEvent> spec = twice();
        spec.when(dispute("2026-03-05T12:00:00+08:00"))
                .at(TOLD)
                .then(paused("2026-03-05T12:00:00+08:00"), new PromiseInvalidated("p-1"));
        assertThat(verdicts(spec)).containsExactly(Verdict.INVALIDATED, Verdict.LIVE);
    }

    @Test
    void it_counts_as_broken_nowhere() {
        Spec<CaseState, CaseInput, CaseEvent> spec = disputed();
        assertThat(file(spec).brokenPromises()).isZero();
        spec.when(new CaseInput.PauseOver("d-1", at("2026-03-10T12:00:00+08:00")))
                .at("2026-03-10T12:00:00+08:00")
                .andDeadline("promise", "2026-03-16T00:00:00+08:00")
                .whenTimePasses()
                .at("2026-03-16T00:00:00+08:00")
                .thenPublished(new PromiseBroken("p-2", yuan(50_000), yuan(0)));
        // one broken: the next needs nobody's approval
        spec.when(promise("p-3", 50_000, "2026-03-20"))
                .at("2026-03-16T09:00:00+08:00")
                .andDeadline("promise", "2026-03-21T00:00:00+08:00");
    }

    /** The last day of the older, moved by five days, would be the 11th. */
    @Test
    void what_is_paid_after_the_newer_was_made_is_the_newers() {
        for (String day : List.of("2026-03-08", "2026-03-10")) {
            twice().when(payment("pay-1", 50_000, day, 50_000, "2026-03-10T12:00:00+08:00"))
                    .at("2026-03-10T12:00:00+08:00")
                    .thenPublished(new PromiseKept("p-2", yuan(50_000)))
                    .when(dispute("2026-03-05T12:00:00+08:00"))
                    .at("2026-03-10T13:00:00+08:00")
                    .then(paused("2026-03-05T12:00:00+08:00"), new PromiseInvalidated("p-1"));
        }
        disputed()
                .when(payment("pay-1", 50_000, "2026-03-08", 50_000, "2026-03-10T12:00:00+08:00"))
                .at("2026-03-10T12:00:00+08:00")
                .thenPublished(new PromiseKept("p-2", yuan(50_000)));
    }

    /** A debtor paid in the time that the dispute gave him, before he promised anew. */
    @Test
    void what_was_paid_before_the_newer_was_made_keeps_the_older() {
        twice().when(payment("pay-1", 50_000, "2026-03-07", 50_000, TOLD))
                .at(TOLD)
                .thenPublished()
                .when(dispute("2026-03-05T12:00:00+08:00"))
                .at(TOLD)
                .thenPublished(new PromiseKept("p-1", yuan(50_000)));
    }

    @Test
    void a_part_of_the_older_is_no_verdict_on_it_either() {
        Spec<CaseState, CaseInput, CaseEvent> spec = twice();
        spec.when(payment("pay-1", 20_000, "2026-03-06", 80_000, TOLD))
                .at(TOLD)
                .thenPublished(new PromisePartlyKept("p-1", yuan(50_000), yuan(20_000)));
        spec.when(dispute("2026-03-05T12:00:00+08:00"))
                .at(TOLD)
                .then(paused("2026-03-05T12:00:00+08:00"), new PromiseInvalidated("p-1"));
    }

    @Test
    void a_dispute_that_was_over_in_time_leaves_the_verdict() {
        disputed()
                .when(new CaseInput.PauseOver("d-1", at("2026-03-05T13:00:00+08:00")))
                .at(TOLD)
                .then(
                        new PauseLifted("d-1", at("2026-03-05T13:00:00+08:00")),
                        new CaseEvent.Told(new PromiseBroken("p-1", yuan(50_000), yuan(0))));
    }

    /** The older ends with its day, and who promises in the first instant of the next has broken it. */
    @Test
    void a_promise_made_as_the_older_ends_replaces_nothing() {
        Spec<CaseState, CaseInput, CaseEvent> spec = talking(SMS)
                .when(promise("p-1", 50_000, "2026-03-06"))
                .at(MADE)
                .whenTimePasses()
                .at("2026-03-07T00:00:00+08:00");
        spec.when(promise("p-2", 50_000, "2026-03-12")).at("2026-03-07T00:00:00+08:00");
        assertThat(verdicts(spec)).containsExactly(Verdict.BROKEN, Verdict.LIVE);
    }

    @Test
    void a_kept_one_whose_payment_goes_back_does_not_stand_beside_the_next() {
        Spec<CaseState, CaseInput, CaseEvent> spec = talking(SMS)
                .when(promise("p-1", 50_000, "2026-03-06"))
                .at(MADE)
                .when(payment("pay-1", 50_000, "2026-03-04", 50_000, "2026-03-04T12:00:00+08:00"))
                .at("2026-03-04T12:00:00+08:00");
        spec.when(promise("p-2", 50_000, "2026-03-10")).at("2026-03-04T13:00:00+08:00");
        spec.when(takenBack("pay-1", owing(100_000), at("2026-03-05T12:00:00+08:00")))
                .at("2026-03-05T12:00:00+08:00")
                .then(new PaymentVoided("pay-1", owing(100_000)), new PromiseInvalidated("p-1"));
        spec.when(payment("pay-2", 50_000, "2026-03-06", 50_000, "2026-03-06T12:00:00+08:00"))
                .at("2026-03-06T12:00:00+08:00")
                .thenPublished(new PromiseKept("p-2", yuan(50_000)));
    }

    /** The talks were not over then, for the dispute holds them. */
    @Test
    void after_the_end_of_talks_it_is_replaced_as_well_and_the_newer_holds_them() {
        Instant told = at("2026-04-02T00:00:00+08:00");
        Spec<CaseState, CaseInput, CaseEvent> spec = twice();
        spec.whenTimePasses().at(told).andStatus("EXHAUSTED");
        spec.when(dispute("2026-03-05T12:00:00+08:00"))
                .at(told)
                .then(
                        paused("2026-03-05T12:00:00+08:00"),
                        new CaseEvent.Told(new NegotiationResumed("late-pause", "p-2", told)),
                        new PromiseInvalidated("p-1"),
                        new PromiseReopened("p-2"))
                .andStatus("TALKING");
    }

    /** 500.00 in two, due on 16 March and 16 April; the promise would have run to the 20th. */
    @Test
    void a_payment_of_a_plans_debit_never_keeps_a_promise_of_before_whose_own_went_back() {
        Spec<CaseState, CaseInput, CaseEvent> spec = talking(SMS)
                .when(promise("p-1", 50_000, "2026-03-20"))
                .at(MADE)
                .when(payment("pay-1", 50_000, "2026-03-04", 50_000, "2026-03-04T12:00:00+08:00"))
                .at("2026-03-04T12:00:00+08:00");
        spec.when(Sample.offer(OfferType.INSTALMENTS, 50_000, owing(0), "2026-03-16", 2, Maker.BOT))
                .at("2026-03-05T12:00:00+08:00");
        spec.when(accept("a-1")).at("2026-03-05T12:00:00+08:00");
        spec.when(plainMandate("m-1", PARTY, "ref-1", yuan(60_000), null)).at("2026-03-05T12:00:00+08:00");
        spec.when(takenBack("pay-1", owing(100_000), at("2026-03-10T12:00:00+08:00")))
                .at("2026-03-10T12:00:00+08:00")
                .then(new PaymentVoided("pay-1", owing(100_000)), new PromiseInvalidated("p-1"));
        spec.whenTimePasses().at("2026-03-16T10:00:00+08:00");
        spec.when(payment("bank-1", 25_000, "2026-03-16", 75_000, "2026-03-16T18:00:00+08:00"))
                .at("2026-03-16T18:00:00+08:00")
                .thenPublished()
                .andDeadline("debit", "2026-04-16T10:00:00+08:00");
        assertThat(verdicts(spec)).containsExactly(Verdict.INVALIDATED);
    }

    /** Due on 16 March, three days of grace; the dispute has the plan go on, which a promise alone does not change. */
    @Test
    void a_plan_that_a_late_dispute_gives_time_again_goes_on_and_the_promise_made_since_is_none() {
        Spec<CaseState, CaseInput, CaseEvent> spec = brokenPlan();
        spec.when(promise("p-1", 50_000, "2026-03-24")).at("2026-03-20T10:00:00+08:00");
        spec.when(dispute("2026-03-18T12:00:00+08:00"))
                .at("2026-03-21T12:00:00+08:00")
                .then(paused("2026-03-18T12:00:00+08:00"), new PromiseInvalidated("p-1"), new PlanReopened("o-1"))
                .when(new CaseInput.PauseOver("d-1", at("2026-03-22T12:00:00+08:00")))
                .at("2026-03-22T12:00:00+08:00")
                .when(payment("pay-1", 50_000, "2026-03-23", 50_000, "2026-03-23T12:00:00+08:00"))
                .at("2026-03-23T12:00:00+08:00")
                .thenPublished()
                .andDeadline("instalment", "2026-04-24T00:00:00+08:00");
        assertThat(file(spec).livePromise()).isEmpty();
    }

    @Test
    void a_promise_after_a_plan_that_was_kept_or_broken_stands() {
        Spec<CaseState, CaseInput, CaseEvent> spec = brokenPlan();
        spec.when(promise("p-1", 50_000, "2026-03-24")).at("2026-03-20T10:00:00+08:00");
        spec.when(payment("pay-1", 50_000, "2026-03-20", 50_000, "2026-03-20T12:00:00+08:00"))
                .at("2026-03-20T12:00:00+08:00")
                .thenPublished(new PromiseKept("p-1", yuan(50_000)));
        Spec<CaseState, CaseInput, CaseEvent> kept = agreed();
        kept.when(payment("pay-1", 100_000, "2026-03-04", 30_000, "2026-03-04T12:00:00+08:00"))
                .at("2026-03-04T12:00:00+08:00");
        kept.when(promise("p-1", 30_000, "2026-03-10")).at("2026-03-04T13:00:00+08:00");
        assertThat(verdicts(kept)).containsExactly(Verdict.LIVE);
    }

    @Test
    void a_plan_that_a_late_dispute_gives_time_again_is_replaced_by_the_one_agreed_since() {
        Spec<CaseState, CaseInput, CaseEvent> spec = brokenPlan();
        spec.when(second("2026-03-30")).at("2026-03-20T10:00:00+08:00");
        spec.when(new CaseInput.OfferAccepted("o-2", "a-2", PARTY, false, false))
                .at("2026-03-20T10:00:00+08:00");
        spec.when(dispute("2026-03-18T12:00:00+08:00"))
                .at("2026-03-21T12:00:00+08:00")
                .then(paused("2026-03-18T12:00:00+08:00"), new PlanReplaced("o-1"))
                .when(new CaseInput.PauseOver("d-1", at("2026-03-22T12:00:00+08:00")))
                .at("2026-03-22T12:00:00+08:00")
                .then(new PauseLifted("d-1", at("2026-03-22T12:00:00+08:00")))
                .when(payment("pay-1", 50_000, "2026-03-22", 50_000, "2026-03-22T12:00:00+08:00"))
                .at("2026-03-22T12:00:00+08:00")
                .thenPublished(new PlanKept("o-2", yuan(50_000)));
        // of the replaced plan's last day nothing waits any more: the newer's is 1 April, and 2 April a working day
        assertThat(standings(spec)).containsExactly(Standing.OVER, Standing.KEPT);
        spec.andDeadline("step", "2026-04-07T09:00:00+08:00");
    }

    @Test
    void a_settlement_that_another_agreement_replaces_waives_nothing() {
        Spec<CaseState, CaseInput, CaseEvent> spec =
                Sample.owingHeads().when(waiver()).at(MADE).when(accept("a-1")).at(MADE);
        spec.when(new CaseInput.PaymentHeard(
                        "pay-1",
                        yuan(50_000),
                        LocalDate.parse("2026-03-04"),
                        new Balance("CNY", 0, 0, 50_000),
                        at("2026-03-04T12:00:00+08:00"),
                        null))
                .at("2026-03-04T12:00:00+08:00")
                .thenPublished(new SettlementFulfilled(
                        "o-1",
                        LocalDate.parse("2026-03-02"),
                        LocalDate.parse("2026-03-04"),
                        new Balance("CNY", 0, 9_000, 0),
                        false));
        spec.when(second("2026-03-30")).at("2026-03-05T10:00:00+08:00");
        spec.when(new CaseInput.OfferAccepted("o-2", "a-2", PARTY, false, false))
                .at("2026-03-05T10:00:00+08:00");
        spec.when(takenBack("pay-1", owing(100_000), at("2026-03-06T12:00:00+08:00")))
                .at("2026-03-06T12:00:00+08:00")
                .then(
                        new PaymentVoided("pay-1", owing(100_000)),
                        new CaseEvent.Told(new SettlementFailed("o-1", yuan(50_000), yuan(0))),
                        new PlanReplaced("o-1"));
        assertThat(standings(spec)).containsExactly(Standing.OVER, Standing.LIVE);
    }

    /** Whatever is promised, paid, taken back and told late, in whatever order. */
    @Test
    void one_commitment_is_live_at_a_time_and_no_payment_counts_for_two() {
        Random random = new Random(71);
        for (int life = 0; life < 400; life++) {
            Spec<CaseState, CaseInput, CaseEvent> spec = talking(SMS);
            for (int day = 2; day < 28; day++) {
                String now = String.format("2026-03-%02dT1%d:00:00+08:00", day, random.nextInt(10));
                spec.when(something(random, day, now)).at(now);
                // some wait for days, and some lapse
                if (random.nextInt(3) == 0) {
                    ApprovalsWaiting.promise(file(spec))
                            .ifPresent(waiting -> spec.when(Sample.approvePromise(waiting.promiseId(), "user-2"))
                                    .at(now));
                }
                CaseFile file = file(spec);
                long live = verdicts(spec).stream().filter(Verdict.LIVE::equals).count()
                        + standings(spec).stream().filter(Standing.LIVE::equals).count();
                assertThat(live).as("live at once").isLessThanOrEqualTo(1);
                Cover cover = Cover.of(file, TIMES);
                long counted = file.promises().stream()
                                .filter(p -> !cover.isReplaced(p))
                                .mapToLong(p -> cover.of(p).paid())
                                .sum()
                        + file.dealt().agreements().stream()
                                .filter(a -> !cover.isReplaced(a))
                                .mapToLong(a -> cover.of(a).paid())
                                .sum();
                assertThat(counted)
                        .as("counted of what was paid")
                        .isLessThanOrEqualTo(file.payments().stream()
                                .filter(p -> !p.voided())
                                .mapToLong(Payment::minor)
                                .sum());
            }
        }
    }

    private static CaseInput something(Random random, int day, String now) {
        String today = String.format("2026-03-%02d", day);
        String before = String.format("2026-03-%02d", Math.max(1, day - random.nextInt(4)));
        return switch (random.nextInt(9)) {
            case 0, 1 ->
                new CaseInput.PromiseMade(
                        "p-" + day, yuan(10_000), LocalDate.parse(today).plusDays(random.nextInt(4)), "user-1", true);
            case 2 ->
                new CaseInput.OfferProposed(
                        "o-1",
                        OfferType.INSTALMENTS,
                        yuan(20_000),
                        owing(0),
                        LocalDate.parse("2026-03-14"),
                        List.of(new Terms.Stage(2, 1)),
                        null,
                        "maker-1",
                        Maker.STAFF);
            case 3 -> new CaseInput.OfferAccepted("o-1", "a-1", PARTY, false, true);
            case 4, 5 -> payment("pay-" + random.nextInt(12), 10_000, before, 90_000, now);
            case 6 -> takenBack("pay-" + random.nextInt(12), owing(100_000), at(now));
            case 7 ->
                new CaseInput.PauseBegan(
                        "d-" + random.nextInt(5),
                        PauseReason.DISPUTE,
                        at(before + "T12:00:00+08:00"),
                        at("2026-06-01T00:00:00+08:00"));
            default -> new CaseInput.PauseOver("d-" + random.nextInt(5), at(now));
        };
    }

    private static final Timetable TIMES = new Timetable(Sample.POLICY, Map.of("CN", Packs.workingDays("CN")));

    /** 500.00 by 6 March, broken, and 500.00 by 12 March, promised on the 8th. */
    private static Spec<CaseState, CaseInput, CaseEvent> twice() {
        Spec<CaseState, CaseInput, CaseEvent> spec = talking(LETTER)
                .when(promise("p-1", 50_000, "2026-03-06"))
                .at(MADE)
                .whenTimePasses()
                .at("2026-03-07T00:00:00+08:00");
        return spec.thenPublished(new PromiseBroken("p-1", yuan(50_000), yuan(0)))
                .when(promise("p-2", 50_000, "2026-03-12"))
                .at(SECOND_MADE);
    }

    static Spec<CaseState, CaseInput, CaseEvent> disputed() {
        return twice().when(dispute("2026-03-05T12:00:00+08:00")).at(TOLD);
    }

    private static Spec<CaseState, CaseInput, CaseEvent> agreed() {
        return talking(new Step("last", LETTER.tone(), LETTER.channel(), 30, 7))
                .when(instalments(2, Maker.BOT))
                .at(MADE)
                .when(accept("a-1"))
                .at(MADE);
    }

    private static Spec<CaseState, CaseInput, CaseEvent> brokenPlan() {
        return agreed().whenTimePasses()
                .at("2026-03-20T00:00:00+08:00")
                .thenPublished(new PlanBroken("o-1", 1, yuan(50_000), yuan(0)));
    }

    private static CaseInput.OfferProposed second(String due) {
        return new CaseInput.OfferProposed(
                "o-2",
                OfferType.EXTENSION,
                yuan(50_000),
                owing(0),
                LocalDate.parse(due),
                List.of(new Terms.Stage(1, 1)),
                null,
                "maker-1",
                Maker.STAFF);
    }

    private static CaseInput.OfferProposed waiver() {
        return Sample.offer(
                OfferType.INTEREST_WAIVER, 50_000, new Balance("CNY", 0, 9_000, 0), "2026-03-16", 1, Maker.SUPERVISOR);
    }

    private static CaseInput.PauseBegan dispute(String from) {
        return new CaseInput.PauseBegan("d-1", PauseReason.DISPUTE, at(from), at("2026-06-01T00:00:00+08:00"));
    }

    private static PauseNoted paused(String from) {
        return new PauseNoted("d-1", PauseReason.DISPUTE, at(from));
    }

    private static CaseFile file(Spec<CaseState, CaseInput, CaseEvent> spec) {
        return ((CaseState.Known) spec.state()).file();
    }

    private static List<Verdict> verdicts(Spec<CaseState, CaseInput, CaseEvent> spec) {
        return file(spec).promises().stream().map(Promise::verdict).toList();
    }

    private static List<Standing> standings(Spec<CaseState, CaseInput, CaseEvent> spec) {
        return file(spec).dealt().agreements().stream().map(Agreement::standing).toList();
    }
}
