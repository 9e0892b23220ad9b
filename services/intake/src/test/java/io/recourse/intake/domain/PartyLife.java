package io.recourse.intake.domain;

import static io.recourse.intake.domain.Given.cny;
import static io.recourse.intake.domain.Given.due;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.spec.Chance;
import io.recourse.casework.spec.Life;
import io.recourse.casework.spec.Message;
import io.recourse.casework.spec.PaperDesk;
import io.recourse.casework.spec.Rest;
import io.recourse.casework.spec.Step;
import io.recourse.contracts.IntakeEvent.DebtorKind;
import io.recourse.contracts.IntakeEvent.PaymentAllocated;
import io.recourse.contracts.IntakeEvent.PaymentReversed;
import io.recourse.intake.domain.Debts.Part;
import io.recourse.intake.domain.Debts.PartyPayment;
import io.recourse.intake.domain.PartyEvent.PartyPaymentSplit;
import io.recourse.rules.time.Pause;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A debtor of several accounts: it pays, here and there without naming one, it falls ill, it contests what was decided about it, and its accounts come one after
 * the other. What two payments pay of two debts depends on which of them comes first, so such bunches are compared no more.
 */
class PartyLife implements Life {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final SubjectId DEBTOR = new SubjectId("party", "debtor-1");
    private static final int MOST_CASES = 4;

    private final List<SubjectId> cases = new ArrayList<>();
    private final List<String> paid = new ArrayList<>();
    private final List<String> reviews = new ArrayList<>();
    private final Map<String, LocalDate> takenBack = new HashMap<>();
    private final Map<String, PaymentAllocated> allocated = new HashMap<>();
    private final Set<String> reversed = new HashSet<>();
    private int number;

    @Override
    public List<Message> beginning(Chance chance) {
        return List.of(opening(chance));
    }

    private Message opening(Chance chance) {
        SubjectId id = new SubjectId("case", "case-" + (cases.size() + 1));
        cases.add(id);
        AccountFacts account = Given.account(
                chance.of("CARD", "CONSUMER_LOAN"),
                DebtorKind.NATURAL,
                List.of(),
                chance.coin() ? Given.secured().collateral() : List.of());
        long owed = 20_000 + chance.below(30_000);
        String asOf = LocalDate.ofInstant(chance.now(), ZONE).minusDays(1).toString();
        Instalment[] unpaid = {due(chance.of("2025-10-15", "2025-11-15"), 10_000), due("2025-12-15", 10_000)};
        Statement statement = chance.coin()
                ? Given.chargedOff(asOf, Given.balance(0, 0, owed), unpaid)
                : Given.statement(asOf, 0, Given.balance(0, 0, owed), unpaid);
        return Message.opening("lender", id, Given.received(account, statement));
    }

    @Override
    public List<Message> next(Chance chance) {
        List<Message> messages = new ArrayList<>();
        if (cases.size() < MOST_CASES && chance.oneIn(6)) {
            messages.add(opening(chance));
        }
        LocalDate today = LocalDate.ofInstant(chance.now(), ZONE);
        for (int n = chance.below(3); n > 0; n--) {
            messages.add(ofLender(DEBTOR, chance.oneIn(4) ? flag(chance) : money(chance, today)));
        }
        if (chance.oneIn(6)) {
            messages.add(ofLender(
                    chance.of(cases), Given.payment("d" + ++number, 1 + chance.below(5_000), today.toString())));
        }
        if (chance.oneIn(5)) {
            messages.add(ofLender(DEBTOR, review(chance)));
        }
        if (chance.oneIn(25)) {
            messages.add(ofLender(chance.of(cases), new CaseInput.Recalled(chance.now())));
        }
        return messages;
    }

    private Input money(Chance chance, LocalDate today) {
        if (!paid.isEmpty() && chance.oneIn(4)) {
            String id = chance.of(paid);
            LocalDate day = takenBack.computeIfAbsent(id, _ -> today);
            return new PartyInput.PartyPaymentReversed(id, "r-" + id, day, chance.now());
        }
        String id = "p" + ++number;
        paid.add(id);
        return new PartyInput.PartyPaymentReceived(
                id,
                cny(1 + chance.below(25_000)),
                today.minusDays(chance.below(4)),
                chance.oneIn(3) ? chance.of(cases).id() : null,
                chance.now());
    }

    private Input flag(Chance chance) {
        String id = "flag-" + chance.below(5);
        return chance.oneIn(3)
                ? new PartyInput.FlagLiftAsked(id, chance.within(Duration.ofDays(3)))
                : new PartyInput.FlagAsked(id, chance.of(PartyFlag.values()), chance.within(Duration.ofDays(5)), null);
    }

    private Input review(Chance chance) {
        if (!reviews.isEmpty() && chance.coin()) {
            return new PartyInput.ReviewAnswerGiven(
                    chance.of(reviews), chance.of(Reviews.Outcome.values()), "looked-at", "clerk-1", true);
        }
        String id = "review-" + ++number;
        reviews.add(id);
        return new PartyInput.ReviewAsked(
                id, chance.of(cases).id(), "StrategyAssigned", chance.within(Duration.ofDays(3)));
    }

    private Message ofLender(SubjectId to, Input input) {
        return Message.asked("lender-" + ++number, to, input);
    }

    @Override
    public List<Rest> rests() {
        return List.of(
                Rest.over(CaseState.Closed.class),
                Rest.until(CaseState.Open.class, CaseInput.PaymentReceived.class),
                Rest.until(PartyState.Registered.class, PartyInput.FlagAsked.class));
    }

    @Override
    public boolean acts(Step step) {
        return step.input() instanceof PartyInput.PartyPaymentReceived
                || step.after().state() instanceof CaseState.Closed;
    }

    /** Reversals may overtake what they take back, openings what is designated; a closed case takes less. */
    @Override
    public boolean answersByWhatStands(Input asked, String rule) {
        return true;
    }

    @Override
    public boolean pauses(Input input) {
        return input instanceof CaseInput.PartyFlagged || input instanceof CaseInput.PartyUnflagged;
    }

    @Override
    public boolean reverses(Step step) {
        return step.input() instanceof CaseInput.PaymentReversed
                && !step.events().isEmpty();
    }

    @Override
    public boolean countsFromHearing(Deadline deadline) {
        return deadline.kind().equals("pause-review");
    }

    @Override
    public boolean countsFromHearing(Input input) {
        return input instanceof PartyInput.PartyPaymentReceived;
    }

    @Override
    public void witness(Step step) {
        for (Object event : step.events()) {
            if (event instanceof PartyPaymentSplit split) {
                PartyPayment payment = Objects.requireNonNull(
                        ((PartyState.Registered) step.after().state()).debts().find(split.paymentId()));
                assertThat(split.parts().stream().mapToLong(Part::minor).sum())
                        .as("the parts are the payment")
                        .isEqualTo(payment.amount().minor());
                assertThat(split.parts()).allMatch(part -> part.minor() > 0);
            }
        }
        for (Object event : step.published()) {
            if (event instanceof PaymentAllocated e) {
                assertThat(allocated.put(step.subject().id() + " " + e.paymentId(), e))
                        .as("a part is paid once")
                        .isNull();
            } else if (event instanceof PaymentReversed e) {
                assertThat(reversed.add(step.subject().id() + " " + e.paymentId()))
                        .isTrue();
            }
        }
    }

    /** All mail has come: every fen is in a ledger, and every case rests as its debtor does. */
    @Override
    public void end(PaperDesk desk) {
        if (desk.hasMail() || !(desk.state(PartyState.class, DEBTOR) instanceof PartyState.Registered party)) {
            return;
        }
        assertThat(party.debts().asked()).as("every debt has answered").isNull();
        assertThat(party.debts().next()).as("no payment waits").isNull();
        for (PartyPayment payment : party.debts().payments()) {
            long here = 0;
            for (int i = 0; i < payment.parts().size(); i++) {
                String part = payment.parts().get(i).caseId() + " party/debtor-1/" + payment.id() + "/" + (i + 1);
                here += Objects.requireNonNull(allocated.get(part), part)
                        .amount()
                        .minor();
                assertThat(reversed.contains(part))
                        .as("all parts are taken back or none")
                        .isEqualTo(payment.takenBack() != null);
            }
            assertThat(here).isEqualTo(payment.amount().minor());
        }
        for (SubjectId id : cases) {
            if (desk.state(CaseState.class, id) instanceof CaseState.Open open) {
                for (Flags.Flagged flag : party.flags().list()) {
                    Pause pause = pause(open, flag.id());
                    assertThat(pause != null && pause.to() == null)
                            .as("%s rests by %s", id, flag)
                            .isEqualTo(flag.to() == null);
                }
            }
        }
    }

    private static @Nullable Pause pause(CaseState.Open open, String flagId) {
        return open.pauses().list().stream()
                .filter(p -> p.id().equals("party/debtor-1/" + flagId))
                .findAny()
                .orElse(null);
    }
}
