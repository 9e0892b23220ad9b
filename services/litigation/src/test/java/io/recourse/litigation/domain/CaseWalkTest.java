package io.recourse.litigation.domain;

import static io.recourse.litigation.domain.Cases.DECIDER;
import static io.recourse.litigation.domain.Cases.OPENED;
import static io.recourse.litigation.domain.Cases.cny;
import static io.recourse.litigation.domain.Cases.debt;
import static io.recourse.litigation.domain.Cases.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.Effect;
import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.spec.Chance;
import io.recourse.casework.spec.Ingredient;
import io.recourse.casework.spec.Life;
import io.recourse.casework.spec.Message;
import io.recourse.casework.spec.PaperDesk;
import io.recourse.casework.spec.PaperKind;
import io.recourse.casework.spec.RandomWalk;
import io.recourse.casework.spec.Rest;
import io.recourse.casework.spec.Step;
import io.recourse.casework.spec.Walked;
import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent.CloseReason;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.LitigationEvent;
import io.recourse.contracts.LitigationEvent.Route;
import io.recourse.litigation.domain.CourtReport.Verdict;
import io.recourse.rules.clearance.ClearancePolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every input may arrive in every stage: nothing is filed twice, nothing uncleared, and what is over stays over. */
class CaseWalkTest {

    private static final SubjectId CASE = new SubjectId("case", "case-1");

    @Test
    void whatever_courts_and_debtors_do_nothing_is_filed_twice_and_nothing_uncleared() {
        everythingWasSeen(walk().lives(300).walk().compared(1_000));
    }

    @Test
    @Tag("long")
    void ten_thousand_cases_keep_the_laws_of_the_house() {
        everythingWasSeen(walk().lives(10_000).rounds(25).walk().lived(10_000).compared(10_000))
                .comparedWithRefusals(10_000)
                .heardEarly(1_000, "case")
                .restedAndWoke()
                .met(1_000, Ingredient.values());
    }

    private static RandomWalk walk() {
        return RandomWalk.of(Suit::new, PaperKind.of(DECIDER, CaseState.class, CaseInput.class, CaseEvent.class))
                .from(OPENED)
                .pace(Duration.ofDays(12));
    }

    private static Walked everythingWasSeen(Walked walked) {
        return walked.heardEvery(CaseInput.class)
                .toldEvery(LitigationEvent.class)
                .reachedSoMany(21);
    }

    private static final class Suit implements Life {

        private final Set<String> cleared = new HashSet<>();
        private final Set<String> lodged = new HashSet<>();
        private final FeeBooks fees = new FeeBooks();
        private Balance owed = cny(0);
        private Instant firstLimitation = OPENED;

        @Override
        public List<Message> beginning(Chance chance) {
            owed = cny(chance.of(3_000_00L, 100_000_00L, 2_000_000_00L));
            firstLimitation = OPENED.plus(Duration.ofDays(60 + chance.below(1_000)));
            List<Message> first = new ArrayList<>();
            first.add(Message.opening("intake", CASE, Cases.opened(debt("ZJ", chance.coin()), owed, firstLimitation)));
            if (chance.oneIn(3)) {
                first.addAll(facts(chance));
            }
            return first;
        }

        @Override
        public List<Message> next(Chance chance) {
            CaseState state = chance.state(CaseState.class, CASE);
            List<Message> bunch = new ArrayList<>();
            if (!chance.oneIn(4)) {
                bunch.add(chance.oneIn(5) ? anything(chance, state) : awaited(chance, state));
            }
            if (bunch.isEmpty() || chance.oneIn(4)) {
                bunch.addAll(facts(chance));
            }
            return bunch;
        }

        /** What intake, negotiation and disposal say of the same days. */
        private List<Message> facts(Chance chance) {
            List<Message> facts = new ArrayList<>();
            for (int i = chance.below(3); i >= 0; i--) {
                facts.add(intake(ofIntake(chance)));
            }
            if (chance.coin()) {
                facts.add(Message.fact(
                        "negotiation", CASE, new CaseInput.NegotiationOver(chance.within(Duration.ofDays(3)))));
            }
            if (chance.oneIn(4)) {
                facts.add(Message.fact(
                        "negotiation", CASE, new CaseInput.TalksResumed(chance.within(Duration.ofDays(3)))));
            }
            if (chance.coin()) {
                facts.add(
                        Message.fact("disposal", CASE, new CaseInput.DisposalOver(chance.within(Duration.ofDays(3)))));
            }
            return facts;
        }

        private CaseInput ofIntake(Chance chance) {
            Instant at = chance.within(Duration.ofDays(1));
            String pause = "p" + chance.below(3);
            return switch (chance.below(17)) {
                case 15, 16 -> new CaseInput.FellOverdue(at);
                case 0, 1, 2, 3 -> {
                    owed = cny(chance.oneIn(5) ? 0 : chance.below(owed.total().minor() + 50_000_00));
                    yield new CaseInput.BalanceChanged(owed, at);
                }
                case 4, 5 -> new CaseInput.PauseBegan(pause, chance.of(PauseReason.values()), at);
                case 6 -> chance.oneIn(3) ? new CaseInput.Closed(chance.of(CloseReason.values()), at) : over(at, pause);
                case 7, 8 ->
                    new CaseInput.LimitationMoved(firstLimitation.plus(Duration.ofDays(chance.below(1_100))), at);
                default -> over(at, pause);
            };
        }

        private static CaseInput over(Instant at, String pause) {
            return new CaseInput.PauseOver(pause, at);
        }

        private Message awaited(Chance chance, CaseState state) {
            Instant now = chance.now();
            return switch (state) {
                case CaseState.Watching _ -> Message.fact("negotiation", CASE, new CaseInput.NegotiationOver(now));
                case CaseState.AwaitingClearance w ->
                    intake(
                            chance.oneIn(6)
                                    ? new CaseInput.ClearanceRefused(
                                            w.request().requestId(),
                                            chance.of(
                                                    "denied",
                                                    PassedTerms.NOTHING_OVERDUE,
                                                    ClearancePolicy.ANSWER_WAITS))
                                    : new CaseInput.ClearanceGiven(
                                            w.request().requestId(),
                                            owed,
                                            now.plus(Duration.ofHours(chance.below(24)))));
                case CaseState.InFlight f ->
                    person(new CaseInput.FilingClarified(f.request().requestId(), chance.coin()));
                case CaseState.Stalled _ ->
                    person(chance.oneIn(4) ? new CaseInput.ClaimGivenUp() : new CaseInput.WorkResumed());
                case OrderState.OrderApplied _ -> firm(new CourtReport.ApplicationAccepted(now));
                case OrderState.OrderAccepted _ -> firm(new CourtReport.OrderIssued(now));
                case OrderState.OrderIssued _ -> firm(new CourtReport.OrderServed(now));
                case OrderState.OrderServed _ when chance.coin() -> firm(objection(chance, now));
                case OrderState.OrderContested _ ->
                    firm(
                            chance.oneIn(3)
                                    ? new CourtReport.ObjectionRejected(now)
                                    : new CourtReport.ObjectionUpheld(now));
                case SuitState.SuitFiled _ -> firm(accepted(chance, now));
                case SuitState.SuitPending _ -> firm(new CourtReport.JudgmentRendered(now, verdict(chance)));
                case SuitState.Judged _ when chance.oneIn(3) -> firm(new CourtReport.AppealFiled(now));
                case SuitState.OnAppeal _ -> firm(new CourtReport.SecondInstanceDecided(now, verdict(chance)));
                case EnforcementState.EnforcementApplied _ -> firm(new CourtReport.EnforcementAccepted(now));
                case EnforcementState.Enforcing _ -> firm(closing(chance, now));
                case CaseState _ -> anything(chance, state);
            };
        }

        private Message anything(Chance chance, CaseState state) {
            Instant now = chance.within(Duration.ofDays(2));
            int requests = state instanceof CaseState.Live live
                    ? live.docket().progress().requests()
                    : 0;
            // intake answers only what was asked
            if (requests > 0 && chance.oneIn(6)) {
                String asked = "lit-" + (1 + chance.below(requests));
                return switch (chance.below(4)) {
                    case 0 -> intake(new CaseInput.ClearanceGiven(asked, owed, now.plusSeconds(60)));
                    case 1 -> intake(new CaseInput.ClearanceRefused(asked, "denied"));
                    case 2 -> firm(new CourtReport.OnFiling(asked, report(chance, now)));
                    default -> person(new CaseInput.FilingClarified(asked, chance.coin()));
                };
            }
            return switch (chance.below(20)) {
                case 0 -> Message.fact("intake", CASE, Cases.opened(debt("ZJ", false), owed, now));
                case 1 -> Message.fact("negotiation", CASE, new CaseInput.NegotiationOver(now));
                case 2 -> Message.fact("disposal", CASE, new CaseInput.DisposalOver(now));
                case 3, 4, 5 -> intake(ofIntake(chance));
                case 6 -> person(new CaseInput.WorkResumed());
                default -> firm(report(chance, now));
            };
        }

        private static CourtReport report(Chance chance, Instant at) {
            return switch (chance.below(13)) {
                case 0 -> new CourtReport.ApplicationAccepted(at);
                case 1 -> new CourtReport.OrderUnserved(at);
                case 2, 3, 4 -> objection(chance, at);
                case 5 -> new CourtReport.ObjectionRejected(at);
                case 6 -> new CourtReport.GuarantorSued(at);
                case 7 -> new CourtReport.ConversionRefused(at);
                case 8 -> new CourtReport.FilingRefused(at, "form");
                case 9, 10 -> new CourtReport.AppealFiled(at);
                case 11 -> accepted(chance, at);
                default -> closing(chance, at);
            };
        }

        private static CourtReport objection(Chance chance, Instant at) {
            return new CourtReport.ObjectionReceived(
                    at, chance.of(CourtReport.ObjectionKind.values()), yuan(chance.below(100_000_00)));
        }

        private static CourtReport accepted(Chance chance, Instant at) {
            return new CourtReport.SuitAccepted(at, chance.of(Route.values()));
        }

        private static CourtReport closing(Chance chance, Instant at) {
            return new CourtReport.EnforcementClosed(at, chance.of(CourtReport.EnforcementResult.values()));
        }

        private static Verdict verdict(Chance chance) {
            return chance.oneIn(4) ? new Verdict.Dismissed("proof") : new Verdict.Awarded(yuan(90_000_00));
        }

        private static Message intake(CaseInput input) {
            return Message.fact("intake", CASE, input);
        }

        private static Message firm(CourtReport report) {
            return Message.asked("lex-1", CASE, report);
        }

        private static Message person(CaseInput.PersonCommand command) {
            return Message.asked("person", CASE, command);
        }

        @Override
        public List<Rest> rests() {
            return List.of(
                    Rest.over(CaseState.Over.class),
                    Rest.until(CaseState.Watching.class, CaseInput.NegotiationOver.class, CaseInput.Closed.class),
                    Rest.until(
                            CaseState.AwaitingClearance.class,
                            CaseInput.ClearanceGiven.class,
                            CaseInput.ClearanceRefused.class,
                            CaseInput.Closed.class),
                    Rest.until(
                            CaseState.Stalled.class,
                            CaseInput.WorkResumed.class,
                            CaseInput.ClaimGivenUp.class,
                            CaseInput.Closed.class),
                    Rest.until(
                            CaseState.InFlight.class,
                            "asked about in vain",
                            flight -> flight.inquiry().lookAt() == null,
                            CaseInput.FilingClarified.class),
                    late(OrderState.OrderApplied.class, CourtReport.ApplicationAccepted.class),
                    late(OrderState.OrderAccepted.class, CourtReport.OrderIssued.class),
                    late(
                            OrderState.OrderContested.class,
                            CourtReport.ObjectionUpheld.class,
                            CourtReport.ObjectionRejected.class),
                    late(SuitState.SuitFiled.class, CourtReport.SuitAccepted.class),
                    late(SuitState.SuitPending.class, CourtReport.JudgmentRendered.class),
                    late(SuitState.OnAppeal.class, CourtReport.SecondInstanceDecided.class),
                    late(EnforcementState.EnforcementApplied.class, CourtReport.EnforcementAccepted.class),
                    late(EnforcementState.Enforcing.class, CourtReport.EnforcementClosed.class),
                    Rest.until(
                            CaseState.Concluding.class,
                            "collateral still being sold",
                            concluding -> concluding.docket().debt().collateral()
                                    && concluding.docket().standing().disposalOverAt() == null,
                            CaseInput.DisposalOver.class));
        }

        /** That a court is late is recorded; then there is nothing left but to hear from it. */
        @SafeVarargs
        private static Rest late(Class<? extends CourtsTurn> turn, Class<? extends CourtReport>... reports) {
            return Rest.until(turn, "the court late", late -> late.dueBy() == null, reports);
        }

        /** Intake tells a reversal as a balance that rises. */
        @Override
        public boolean reverses(Step step) {
            return step.input() instanceof CaseInput.BalanceChanged moved
                    && step.before().state() instanceof CaseState.Live live
                    && moved.balance().total().minor()
                            > live.docket().standing().balance().total().minor();
        }

        @Override
        public boolean pauses(Input input) {
            return input instanceof CaseInput.PauseBegan || input instanceof CaseInput.PauseOver;
        }

        /**
         * Courts are in no stage of ours any more, and people's work is none, once the ledger has closed the case or let it
         * go on; and the last day for a claim is the one told last.
         */
        @Override
        public boolean answersByWhatStands(Input asked, String rule) {
            return switch (asked) {
                case CourtReport _ ->
                    Set.of("report-does-not-fit-stage", "litigation-over").contains(rule);
                case CaseInput.PersonCommand _ ->
                    Set.of("nothing-stopped", "no-unclear-filing", PassedTerms.LAST_DAY_PASSED)
                            .contains(rule);
                default -> false;
            };
        }

        /** A clearance may have run out by then; people's work, and work that another last day sets going again, begins then. */
        @Override
        public boolean countsFromHearing(Input input) {
            return input instanceof CaseInput.ClearanceGiven
                    || input instanceof CaseInput.ClearanceRefused
                    || input instanceof CaseInput.LimitationMoved
                    || input instanceof CaseInput.PersonCommand;
        }

        @Override
        public void witness(Step step) {
            if (step.input() instanceof CaseInput.ClearanceGiven(var requestId, var _, var until)
                    && step.now().isBefore(until)) {
                cleared.add(requestId);
            }
            for (Effect effect : step.effects()) {
                if (!effect.ref().contains("/")) {
                    assertThat(cleared).as("nothing is filed uncleared").contains(effect.ref());
                }
            }
            fees.hear(step);
            for (Object event : step.events()) {
                if (event instanceof CaseEvent.Lodged filed) {
                    assertThat(lodged.add(filed.matter().requestId()))
                            .as("nothing is filed twice")
                            .isTrue();
                }
                if (event instanceof CaseEvent.WorkStopped(Act act, String rule, Instant _)
                        && rule.equals(PassedTerms.LAST_DAY_PASSED)
                        && step.after().state()
                                instanceof CaseState.Stalled(Docket docket, Act _, String _, Instant _)) {
                    assertThat(docket.lastDayOf(act))
                            .as("work stops for the last day told last")
                            .isBeforeOrEqualTo(step.now());
                }
            }
            assertThat(step.before().state() instanceof CaseState.Over
                            && step.after().state() instanceof CaseState.Live)
                    .as("what is over stays over")
                    .isFalse();
        }

        @Override
        public Object balance(Object state) {
            return state instanceof CaseState.Live live ? live.docket() : "";
        }

        @Override
        public void end(PaperDesk desk) {
            assertThat(desk.orders()).isEmpty();
        }
    }
}
