package io.recourse.intake.domain;

import static io.recourse.intake.domain.Given.account;
import static io.recourse.intake.domain.Given.balance;
import static io.recourse.intake.domain.Given.filing;
import static io.recourse.intake.domain.Given.instant;
import static io.recourse.intake.domain.Given.opened;
import static io.recourse.intake.domain.Given.pause;
import static io.recourse.intake.domain.Given.payment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.casework.spec.Spec;
import io.recourse.contracts.IntakeEvent.ClearanceDenied;
import io.recourse.contracts.IntakeEvent.ClearanceGranted;
import io.recourse.contracts.IntakeEvent.DebtorKind;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.IntakeEvent.Stage;
import io.recourse.contracts.PublicEvent;
import io.recourse.contracts.json.SealedJson;
import io.recourse.intake.domain.CaseInput.ClearanceAsked;
import io.recourse.intake.domain.CaseInput.PauseLifted;
import io.recourse.rules.clearance.ClearedAct;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ClearancesTest {

    private static final String ANSWERED = "2026-01-20T09:00:00+08:00";
    private static final String ASKED = "2026-01-20T10:00:00.001+08:00";
    private static final ClearanceGranted GRANTED = new ClearanceGranted(
            "q1", "file-suit", balance(0, 5_000, 95_000), instant("2026-01-21T10:00:00.001+08:00"));

    @Test
    void a_payment_one_millisecond_before_clearance_stops_the_filing() {
        opened().when(payment("p1", 100_000, "2026-01-20"))
                .at("2026-01-20T10:00:00.000+08:00")
                .when(filing("q1"))
                .at(ASKED)
                .thenPublished(new ClearanceDenied("q1", "file-suit", "case-closed"));
    }

    @Test
    void a_payment_one_millisecond_after_clearance_leaves_the_grant_standing() {
        opened().when(filing("q1"))
                .at(ASKED)
                .thenPublished(GRANTED)
                .when(payment("p1", 100_000, "2026-01-20"))
                .at("2026-01-20T10:00:00.002+08:00")
                .andStatus("PAID")
                .when(filing("q1"))
                .at("2026-01-20T10:00:00.003+08:00")
                .thenNothing();
    }

    @Test
    void one_request_has_one_answer() {
        opened().when(filing("q1"))
                .at(ASKED)
                .thenPublished(GRANTED)
                .when(filing("q1"))
                .at(ASKED)
                .thenNothing();
    }

    @Test
    void dispute_death_and_bankruptcy_deny_it_while_they_last() {
        for (PauseReason reason : List.of(PauseReason.DISPUTE, PauseReason.DECEASED, PauseReason.BANKRUPTCY)) {
            opened(account("TRADE_CREDIT", DebtorKind.ENTERPRISE, List.of(), List.of()))
                    .when(pause("h1", reason, "2026-01-15T09:00:00+08:00"))
                    .at("2026-01-15T09:00:00+08:00")
                    .when(filing("q1"))
                    .at(ASKED)
                    .thenPublished(new ClearanceDenied(
                            "q1", "file-suit", "paused-by-" + reason.name().toLowerCase(Locale.ROOT)))
                    .when(new PauseLifted("h1", instant(ASKED)))
                    .at(ASKED)
                    .when(filing("q2"))
                    .at(ASKED)
                    .thenPublished(new ClearanceGranted("q2", "file-suit", GRANTED.balance(), GRANTED.until()));
        }
    }

    @Test
    void of_two_pauses_the_same_one_is_named_whichever_began_first() {
        opened(account("TRADE_CREDIT", DebtorKind.ENTERPRISE, List.of(), List.of()))
                .when(pause("h1", PauseReason.BANKRUPTCY, "2026-01-15T09:00:00+08:00"))
                .at("2026-01-15T09:00:00+08:00")
                .when(pause("h2", PauseReason.DISPUTE, "2026-01-16T09:00:00+08:00"))
                .at("2026-01-16T09:00:00+08:00")
                .when(filing("q1"))
                .at(ASKED)
                .thenPublished(new ClearanceDenied("q1", "file-suit", "paused-by-dispute"));
    }

    @Test
    void who_asks_for_the_first_time_shows_that_the_case_has_reached_its_stage() {
        opened().when(filing("q1"))
                .at(ASKED)
                .then(
                        new CaseEvent.ProgressNoted(new Progress(Stage.LITIGATION, false, false, false, null)),
                        new CaseEvent.Told(GRANTED))
                .when(filing("q2"))
                .at(ASKED)
                .then(new CaseEvent.Told(new ClearanceGranted("q2", "file-suit", GRANTED.balance(), GRANTED.until())));
    }

    @ParameterizedTest
    @EnumSource(names = {"CEASE_CONTACT", "HARDSHIP", "INCAPACITY"})
    void other_pauses_do_not(PauseReason reason) {
        opened().when(pause("h1", reason, "2026-01-15T09:00:00+08:00"))
                .at("2026-01-15T09:00:00+08:00")
                .when(filing("q1"))
                .at(ASKED)
                .thenPublished(GRANTED);
    }

    /** ▣ Talks ended on the 19th, the debtor disputed on the 20th, and the suit was ready before anybody had read that. */
    @ParameterizedTest
    @EnumSource
    void nothing_but_a_debit_is_cleared_while_an_answer_waits_for_somebody_to_read_it(ClearedAct act) {
        boolean waits = act != ClearedAct.AUTO_DEBIT;
        answered("2026-01-27T09:00:00+08:00")
                .when(new ClearanceAsked("q1", act.word(), Stage.LITIGATION))
                .at(ASKED)
                .thenAlsoPublished(
                        waits
                                ? new ClearanceDenied("q1", act.word(), "answer-waits")
                                : new ClearanceGranted("q1", act.word(), GRANTED.balance(), GRANTED.until()));
    }

    @Test
    void what_is_not_known_here_waits_for_a_reader_too() {
        answered("2026-01-27T09:00:00+08:00")
                .when(new ClearanceAsked("q1", "seize-by-drone", Stage.LITIGATION))
                .at(ASKED)
                .thenAlsoPublished(new ClearanceDenied("q1", "seize-by-drone", "answer-waits"));
    }

    @Test
    void once_an_answer_was_read_an_act_is_cleared_and_one_that_says_more_still_holds_it() {
        answered("2026-01-27T09:00:00+08:00")
                .when(waiting("answer-2", "2026-01-27T09:00:00+08:00"))
                .at(ANSWERED)
                .when(waiting("answer-2", "2026-01-27T09:00:00+08:00"))
                .at(ANSWERED)
                .thenNothing()
                .when(read("answer-1"))
                .at(ASKED)
                .then(new CaseEvent.AnswerRead("answer-1", instant(ASKED)))
                .when(filing("q1"))
                .at(ASKED)
                .thenAlsoPublished(new ClearanceDenied("q1", "file-suit", "answer-waits"))
                .when(read("answer-2"))
                .at(ASKED)
                .when(filing("q2"))
                .at(ASKED)
                .thenPublished(new ClearanceGranted("q2", "file-suit", GRANTED.balance(), GRANTED.until()))
                .when(read("answer-2"))
                .at(ASKED)
                .thenNothing();
    }

    @Test
    void what_nobody_reads_holds_until_its_instant_and_no_longer() {
        String until = "2026-01-20T10:00:00.001+08:00";
        answered(until)
                .when(filing("q1"))
                .at("2026-01-20T10:00:00+08:00")
                .thenAlsoPublished(new ClearanceDenied("q1", "file-suit", "answer-waits"))
                .when(filing("q2"))
                .at(until)
                .thenPublished(new ClearanceGranted("q2", "file-suit", GRANTED.balance(), GRANTED.until()));
    }

    @Test
    void a_flag_that_somebody_set_before_reading_is_named_first() {
        answered("2026-01-27T09:00:00+08:00")
                .when(pause("h1", PauseReason.DISPUTE, ANSWERED))
                .at(ANSWERED)
                .when(filing("q1"))
                .at(ASKED)
                .thenAlsoPublished(new ClearanceDenied("q1", "file-suit", "paused-by-dispute"));
    }

    @Test
    void of_answers_that_wait_twenty_are_kept_and_what_holds_no_more_goes_first() {
        Spec<CaseState, CaseInput, CaseEvent> spec = answered("2026-01-27T09:00:00+08:00");
        spec.when(waiting("over", ANSWERED)).at(ANSWERED);
        for (int n = 0; n < 25; n++) {
            spec.when(waiting("early-" + n, "2026-01-26T09:00:00+08:00")).at(ANSWERED);
        }
        assertThat(((CaseState.Open) spec.state()).toRead().until())
                .hasSize(UnreadAnswers.MOST)
                .containsKey("answer-1")
                .doesNotContainKey("over");
    }

    @Test
    void over_a_case_that_is_closed_nobody_waits() {
        opened().when(payment("p1", 100_000, "2026-01-20"))
                .at("2026-01-20T10:00:00+08:00")
                .when(waiting("answer-1", "2026-01-27T09:00:00+08:00"))
                .at(ASKED)
                .thenNothing()
                .when(read("answer-1"))
                .at(ASKED)
                .thenNothing();
    }

    private static Spec<CaseState, CaseInput, CaseEvent> answered(String until) {
        return opened().when(waiting("answer-1", until))
                .at(ANSWERED)
                .then(new CaseEvent.AnswerAwaited("answer-1", instant(until), instant(ANSWERED)));
    }

    private static CaseInput waiting(String answerId, String until) {
        return new CaseInput.AnswerAwaitsReader(answerId, instant(until), instant(ANSWERED));
    }

    private static CaseInput read(String answerId) {
        return new CaseInput.AnswerWasRead(answerId, instant(ASKED));
    }

    @Test
    void no_suit_after_the_limitation_but_a_title_may_still_be_enforced() {
        Spec<CaseState, CaseInput, CaseEvent> expired =
                opened().whenTimePasses().at("2029-01-21T00:00:00+08:00");
        expired.when(filing("q1"))
                .at("2029-01-21T00:00:00+08:00")
                .thenPublished(new ClearanceDenied("q1", "file-suit", "limitation-expired"))
                .when(new ClearanceAsked("q2", "apply-enforcement", Stage.LITIGATION))
                .at("2029-01-21T00:00:00+08:00")
                .thenPublished(new ClearanceGranted(
                        "q2", "apply-enforcement", balance(0, 5_000, 95_000), instant("2029-01-22T00:00:00+08:00")));
        opened().when(filing("q1"))
                .at("2029-01-20T23:59:59.999999+08:00")
                .thenAlsoPublished(new ClearanceGranted(
                        "q1", "file-suit", balance(0, 5_000, 95_000), instant("2029-01-21T23:59:59.999999+08:00")));
    }

    @Test
    void nobody_is_brought_before_a_court_while_nothing_is_overdue() {
        Spec<CaseState, CaseInput, CaseEvent> caughtUp =
                opened().when(Given.payment("p1", 50_000, "2026-01-12")).at("2026-01-12T12:00:00+08:00");
        caughtUp.when(filing("q1"))
                .at("2026-01-20T23:59:59+08:00")
                .thenAlsoPublished(new ClearanceDenied("q1", "file-suit", "nothing-overdue"))
                .when(filing("q2"))
                .at("2026-01-21T00:00:00+08:00")
                .thenAlsoPublished(new ClearanceGranted(
                        "q2", "file-suit", balance(0, 0, 50_000), instant("2026-01-22T00:00:00+08:00")));
        opened().when(new CaseInput.ChargeOffAsked(Given.day("2026-01-11")))
                .at("2026-01-12T12:00:00+08:00")
                .when(Given.payment("p1", 50_000, "2026-01-12"))
                .at("2026-01-12T12:00:00+08:00")
                .when(filing("q1"))
                .at("2026-01-13T00:00:00+08:00")
                .thenAlsoPublished(new ClearanceGranted(
                        "q1", "file-suit", balance(0, 0, 50_000), instant("2026-01-14T00:00:00+08:00")));
    }

    /** 民法典 192 bars what brings the claim to court; a title has a term of its own (民事诉讼法 250). */
    @ParameterizedTest
    @CsvSource({
        "FILE_PAYMENT_ORDER, true",
        "FILE_SUIT, true",
        "APPLY_ENFORCEMENT, false",
        "START_AUCTION, false",
        "AUTO_DEBIT, false"
    })
    void after_the_limitation_each_act_is_barred_or_is_not(ClearedAct act, boolean barred) {
        expired()
                .when(new ClearanceAsked("q1", act.word(), Stage.LITIGATION))
                .at("2029-01-21T00:00:00+08:00")
                .thenPublished(answer(act.word(), barred));
    }

    /** After the payment nothing is overdue any more; the debtor lets his account be debited all the same. */
    @Test
    void a_debit_that_the_debtor_allowed_needs_nothing_to_be_overdue() {
        opened().when(Given.payment("p1", 50_000, "2026-01-12"))
                .at("2026-01-12T12:00:00+08:00")
                .when(new ClearanceAsked("auto-debit/1", "auto-debit", Stage.NEGOTIATION))
                .at("2026-01-12T12:00:00+08:00")
                .thenAlsoPublished(new ClearanceGranted(
                        "auto-debit/1", "auto-debit", balance(0, 0, 50_000), instant("2026-01-13T12:00:00+08:00")));
    }

    @ParameterizedTest
    @EnumSource
    void no_act_is_left_out_of_both_lists_or_stands_in_both(ClearedAct act) {
        LedgerPack.ActRule rule = Given.ledgerPack().acts();
        Set<ClearedAct> without = new HashSet<>(EnumSet.allOf(ClearedAct.class));
        without.remove(act);
        assertThatThrownBy(() -> listed(rule, without, Set.of())).hasMessageContaining(act.name());
        assertThatThrownBy(() -> listed(rule, EnumSet.allOf(ClearedAct.class), Set.of(act)))
                .hasMessageContaining(act.name());
        assertThat(listed(rule, without, Set.of(act)).outlivesLimitation(act.word()))
                .isTrue();
    }

    @Test
    void an_act_that_is_not_known_here_is_barred_and_a_file_that_names_one_does_not_fit() {
        expired()
                .when(new ClearanceAsked("q1", "seize-by-drone", Stage.LITIGATION))
                .at("2029-01-21T00:00:00+08:00")
                .thenPublished(answer("seize-by-drone", true));
        assertThatThrownBy(() -> SealedJson.mapper().readValue("""
                                {"stoppedBy": [], "boundByLimitation": ["SEIZE_BY_DRONE"]}""", LedgerPack.ActRule.class))
                .hasMessageContaining("SEIZE_BY_DRONE");
    }

    private static Spec<CaseState, CaseInput, CaseEvent> expired() {
        return opened().whenTimePasses().at("2029-01-21T00:00:00+08:00");
    }

    private static PublicEvent answer(String act, boolean barred) {
        return barred
                ? new ClearanceDenied("q1", act, "limitation-expired")
                : new ClearanceGranted("q1", act, balance(0, 5_000, 95_000), instant("2029-01-22T00:00:00+08:00"));
    }

    private static LedgerPack.ActRule listed(LedgerPack.ActRule like, Set<ClearedAct> bound, Set<ClearedAct> despite) {
        return new LedgerPack.ActRule(
                like.stoppedBy(),
                like.source(),
                bound,
                like.boundByLimitationSource(),
                despite,
                like.despiteLimitationSource(),
                like.despiteUnread(),
                like.despiteUnreadSource());
    }

    @Test
    void asking_for_an_unknown_case_is_a_bug() {
        assertThatThrownBy(() -> Given.spec().when(filing("q1")).at(ASKED)).isInstanceOf(IllegalStateException.class);
    }
}
