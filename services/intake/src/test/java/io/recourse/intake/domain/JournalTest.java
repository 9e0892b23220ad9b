package io.recourse.intake.domain;

import static io.recourse.intake.domain.Given.OPENED;
import static io.recourse.intake.domain.Given.balance;
import static io.recourse.intake.domain.Given.cny;
import static io.recourse.intake.domain.Given.day;
import static io.recourse.intake.domain.Given.instant;
import static io.recourse.intake.domain.Given.opened;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.contracts.AccountPushed.CreditorKind;
import io.recourse.contracts.IntakeEvent;
import io.recourse.contracts.IntakeEvent.BalanceAdjusted;
import io.recourse.contracts.IntakeEvent.Bucket;
import io.recourse.contracts.IntakeEvent.BucketEntered;
import io.recourse.contracts.IntakeEvent.CaseClosed;
import io.recourse.contracts.IntakeEvent.ClearanceGranted;
import io.recourse.contracts.IntakeEvent.CloseReason;
import io.recourse.contracts.IntakeEvent.GuaranteeKind;
import io.recourse.contracts.IntakeEvent.LimitationMoved;
import io.recourse.contracts.IntakeEvent.PauseEnded;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.IntakeEvent.PauseStarted;
import io.recourse.contracts.IntakeEvent.Stage;
import io.recourse.contracts.LenderNotice;
import io.recourse.intake.domain.CaseEvent.CostsAfterClose;
import io.recourse.intake.domain.CaseEvent.CostsBooked;
import io.recourse.intake.domain.CaseEvent.DemandAnswered;
import io.recourse.intake.domain.CaseEvent.DemandSent;
import io.recourse.intake.domain.CaseEvent.GuaranteePeriodEnded;
import io.recourse.intake.domain.CaseEvent.InterestRested;
import io.recourse.intake.domain.CaseEvent.LimitationBegins;
import io.recourse.intake.domain.CaseEvent.LimitationExpired;
import io.recourse.intake.domain.CaseEvent.LimitationProofFell;
import io.recourse.intake.domain.CaseEvent.LimitationRestarted;
import io.recourse.intake.domain.CaseEvent.LimitationSuspended;
import io.recourse.intake.domain.CaseEvent.LimitationWarned;
import io.recourse.intake.domain.CaseEvent.PauseReviewDue;
import io.recourse.intake.domain.CaseEvent.ProgressNoted;
import io.recourse.intake.domain.CaseEvent.ReversedAfterClose;
import io.recourse.intake.domain.CaseEvent.StatementTaken;
import io.recourse.intake.domain.CaseEvent.TitleTaken;
import io.recourse.intake.domain.CaseEvent.Told;
import io.recourse.intake.domain.CaseInput.Recalled;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A journal that says what cannot have happened stops the case; nothing of it is passed over. */
class JournalTest {

    private static final Instant AT = instant(OPENED);
    private static final LocalDate DAY = day("2026-01-10");

    private static final CaseEvent CASE_OPENED = opened().events().stream()
            .filter(e -> e instanceof Told told && told.event() instanceof IntakeEvent.CaseOpened)
            .findFirst()
            .orElseThrow();

    private static final List<CaseEvent> OF_CLOSED_CASES = List.of(
            new CostsAfterClose("c1", 1, "court-fee", DAY),
            new ReversedAfterClose("p1", "r1", 1),
            new CaseEvent.RestoredDebtOver(CloseReason.PAID),
            new CaseEvent.DebtSold("bank-b"));

    private static final List<CaseEvent> OF_OPEN_CASES = List.of(
            new CaseEvent.CoDebtorJoined("c1", 5_000),
            new CaseEvent.GuarantorJoined("g1", GuaranteeKind.JOINT, AT),
            new CostsBooked("c1", 1, "court-fee", DAY),
            new TitleTaken(new Title(DAY, DAY, 1, null, false)),
            new InterestRested(new Judgment.Stop("s1", false, DAY, null)),
            new ProgressNoted(Progress.START),
            new DemandSent("a1"),
            new DemandAnswered("a1"),
            new LimitationBegins(DAY, AT),
            new LimitationRestarted(InterruptionCause.PROMISE, DAY, "e1", AT),
            new LimitationProofFell("e1", AT),
            new LimitationSuspended(DAY, null, "flood", AT),
            new CaseEvent.ProceedingsPending(DAY, null, "proceedings/lit-1", AT),
            new LimitationWarned(30, AT),
            new LimitationExpired(AT),
            new GuaranteePeriodEnded("g1", AT),
            new CaseEvent.GuaranteeLimitationEnded("g1", AT),
            new CaseEvent.GuaranteeDated("g1", GuaranteeKind.JOINT, AT, DAY),
            new CaseEvent.GuaranteeKept("g1", GuaranteeKind.JOINT, AT, new Guarantee.Kept(DAY, "letter-1", AT)),
            new CaseEvent.TermsTaken(Given.privately("2021-01-01")),
            new CaseEvent.CreditorTaken(CreditorKind.PRIVATE, DAY),
            new CaseEvent.RateCapped(new CappedRate(2_400, 1_540, 385, DAY, CappedRate.Basis.CONTRACT)),
            new CaseEvent.ChargedOff(DAY),
            new CaseEvent.CoDebtorReleased(new Relief("c1", DAY, List.of(1L, 1L), 1)),
            new CaseEvent.WaiverUndone("o-1"),
            new CaseEvent.SettlementNoted("o-1", 1, 2L, new Stated(DAY, 1, 2, 0)),
            new CaseEvent.ReminderAsked(DAY),
            new CaseEvent.ReminderDue(DAY),
            new CaseEvent.Noticed(new LenderNotice.LimitationEnding("bank-a", 30, AT)),
            new CaseEvent.Noticed(new LenderNotice.ReminderDue("bank-a", DAY)),
            new CaseEvent.ReminderLapsed(DAY, "paused"),
            new PauseReviewDue("h1", PauseReason.DISPUTE, AT),
            new Told(new BucketEntered(Bucket.M1, 31, DAY)),
            new Told(new LimitationMoved("promise", AT)),
            new Told(new PauseStarted("h1", PauseReason.DISPUTE, AT, AT)),
            new Told(new PauseEnded("h1", PauseReason.DISPUTE, AT)),
            new Told(new ClearanceGranted("q1", "file-suit", balance(0, 0, 1), AT)),
            new Told(new CaseClosed(CloseReason.PAID, Stage.INTAKE, AT)));

    @Test
    void before_a_case_is_opened_nothing_but_its_first_statement_can_have_happened_to_it() {
        Stream<CaseEvent> others = Stream.of(
                new Told(new IntakeEvent.RefundDue("p1", cny(1))),
                new Told(new BalanceAdjusted("costs", balance(0, 0, 1), balance(1, 0, 1), DAY)),
                new CaseEvent.StatementNoted(new Statement.Key(DAY, 0, "hash"), null),
                new CaseEvent.ReversalDated("p1", "r1", DAY),
                new CaseEvent.SuccessionKept("bank-b", "case-9", List.of(new Succession("p1", "p9"))),
                new CaseEvent.PaymentKnownAs("p1", "iso/1"),
                new CaseEvent.WaiverKept(
                        new Waiver("o-1", DAY, DAY, 0, 1, 0, true, false, 3L, new Stated(DAY, 1, 2, 0))),
                new CaseEvent.WaiverWithheld("o-1", 1),
                new CaseEvent.PaymentParted("p1", "r1", DAY, 1, "rest/1/p1"),
                new CaseEvent.PaymentKeyedAs("iso/1", "iso/2"));
        Stream.of(OF_OPEN_CASES.stream(), OF_CLOSED_CASES.stream(), others)
                .flatMap(events -> events)
                .forEach(event -> cannotHappen(Given.spec().state(), event, "Unopened"));
    }

    @Test
    void an_open_case_is_not_opened_again_and_knows_nothing_of_what_comes_after_its_end() {
        CaseState open = opened().state();
        OF_CLOSED_CASES.forEach(event -> cannotHappen(open, event, "Open"));
        cannotHappen(open, CASE_OPENED, "Open");
        LenderNotice ofADoor =
                new LenderNotice.MessageRefused("bank-a", "lenders.bank-a.accounts-0", 1, "x", null, "x");
        cannotHappen(open, new CaseEvent.Noticed(ofADoor), "Open");
    }

    @Test
    void a_closed_case_is_never_opened_again_and_its_balance_stage_and_clocks_stand_still() {
        CaseState closed = opened().when(new Recalled(AT)).at(OPENED).state();
        OF_OPEN_CASES.forEach(event -> cannotHappen(closed, event, "Closed"));
        cannotHappen(closed, CASE_OPENED, "Closed");
        Statement statement = Given.statement("2026-01-10", 1, balance(0, 0, 1));
        cannotHappen(closed, new StatementTaken("1", statement, DAY, null, null), "Closed");
    }

    private static void cannotHappen(CaseState state, CaseEvent event, String where) {
        assertThatThrownBy(() -> Given.decider().evolve(state, event))
                .as(event.toString())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(event.getClass().getSimpleName() + " cannot happen to " + where);
    }
}
