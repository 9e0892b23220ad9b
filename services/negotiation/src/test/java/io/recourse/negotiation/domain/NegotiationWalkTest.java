package io.recourse.negotiation.domain;

import static io.recourse.negotiation.domain.Sample.BOT;
import static io.recourse.negotiation.domain.Sample.CALL;
import static io.recourse.negotiation.domain.Sample.LETTER;
import static io.recourse.negotiation.domain.Sample.SMS;
import static io.recourse.negotiation.domain.Sample.at;
import static io.recourse.negotiation.domain.Sample.owing;
import static io.recourse.negotiation.domain.Sample.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.Deadline;
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
import io.recourse.contracts.NegotiationEvent;
import io.recourse.contracts.NegotiationEvent.ContactAttempted;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.NegotiationEvent.DebitEnded;
import io.recourse.contracts.NegotiationEvent.DebitOutcome;
import io.recourse.contracts.NegotiationEvent.OfferType;
import io.recourse.contracts.NegotiationEvent.StepLapsed;
import io.recourse.contracts.PublicEvent;
import io.recourse.contracts.SegmentationEvent;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.recourse.negotiation.domain.CaseEvent.ChannelChosen;
import io.recourse.negotiation.domain.CaseEvent.ChannelDenied;
import io.recourse.negotiation.domain.CaseState.Closed;
import io.recourse.negotiation.domain.CaseState.Exhausted;
import io.recourse.negotiation.domain.CaseState.Known;
import io.recourse.negotiation.domain.CaseState.Scheduled;
import io.recourse.negotiation.domain.CaseState.Talking;
import io.recourse.negotiation.domain.CaseState.Waiting;
import io.recourse.negotiation.edge.TemplateFiles;
import io.recourse.rules.contact.ContactKind;
import io.recourse.rules.contact.Flag;
import io.recourse.rules.contact.Person;
import io.recourse.rules.contact.Practice;
import io.recourse.rules.pack.Packs;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Five cases of one party live through chance: whatever comes in whatever state, the budget holds and no step is lost. */
class NegotiationWalkTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant BEGIN = at("2026-03-01T00:00:00+08:00");
    private static final SubjectId PARTY = new SubjectId("party", Sample.PARTY);
    /** Owes in all of them besides; it lives two hours to the west. */
    private static final SubjectId OTHER = new SubjectId("party", "party-2");

    private static final ZoneId WEST = ZoneId.of("Asia/Almaty");

    private static final List<SubjectId> CASES = Stream.of("case-1", "case-2", "case-3", "case-4", "case-5")
            .map(id -> new SubjectId("case", id))
            .toList();

    /** Contacts of one party on one of its days, by step. */
    private static final Map<String, Long> BUDGET =
            Map.of("sms", 2L, "app", 2L, "more", 2L, "mail", 2L, "letter", 1L, "bot", 3L, "call", 3L, "dunning", 3L);

    /** Both parties answer there. */
    private static final String NUMBER = "n-1";

    private static final SubjectId DIALLED = Dialling.number("lender-1", NUMBER);

    /** An operator's: one without an end, and one whose time is over before most lives are. */
    private static final SubjectId OPEN_LINK = new SubjectId("link", "of-consent");

    private static final SubjectId ENDING_LINK = new SubjectId("link", "of-statute");
    private static final Instant LINK_ENDS = BEGIN.plus(Duration.ofDays(40));

    private static final Set<String> MESSAGES = Set.of("sms", "app", "more", "mail");

    /** That a court lists somebody is told by listings alone. */
    private static final List<Flag> FLAGS = Stream.of(Flag.values())
            .filter(flag -> flag != Flag.DISHONEST_LISTED)
            .toList();

    private static final Standings STANDINGS =
            new Standings(Sample.POLICY, Map.of("CN", Packs.workingDays("CN")), Map.of());

    private static PaperKind<?, ?, ?> cases() {
        return cases(new CaseDecider(
                Sample.POLICY,
                Sample.OFFERS,
                Map.of("CN", Packs.workingDays("CN")),
                "courier-1",
                TemplateFiles.by("message", Sample.POLICY).peopleFor(Channel.PHONE)));
    }

    private static PaperKind<?, ?, ?> tasks() {
        return PaperKind.of(new TaskDecider(), TaskState.class, TaskInput.class, TaskEvent.class);
    }

    private static PaperKind<?, ?, ?> cases(CaseDecider decider) {
        return PaperKind.of(decider, CaseState.class, CaseInput.class, CaseEvent.class);
    }

    private static PaperKind<?, ?, ?> parties() {
        return PaperKind.of(Sample.parties(), PartyState.class, PartyInput.class, PartyEvent.class);
    }

    private static PaperKind<?, ?, ?> links() {
        return PaperKind.of(new LinkDecider(), LinkState.class, LinkInput.class, LinkEvent.class);
    }

    private static PaperKind<?, ?, ?> numbers() {
        return PaperKind.of(
                new NumberDecider(Sample.CONTACTS), NumberState.class, NumberInput.class, NumberEvent.class);
    }

    private static PaperKind<?, ?, ?> calls() {
        return PaperKind.of(Sample.calls(), CallState.class, CallInput.class, CallEvent.class);
    }

    @Test
    void whatever_happens_the_budget_holds_no_step_is_lost_and_every_deadline_passes() {
        everythingWasSeen(walk().lives(100).rounds(200).walk().compared(200).comparedAcrossSubjects(1_000));
    }

    @Test
    @Tag("long")
    void ten_thousand_parties_and_their_cases_keep_the_laws_of_the_house() {
        everythingWasSeen(walk().lives(10_000)
                        .rounds(12)
                        .walk()
                        .lived(10_000)
                        .compared(10_000)
                        .comparedAcrossSubjects(10_000)
                        .comparedWithRefusals(1_000)
                        .heardEarly(1_000, "case", "party"))
                .restedAndWoke()
                .met(1_000, Ingredient.values());
    }

    @Test
    void the_laws_hold_as_well_where_the_days_past_due_end_the_talks() {
        CaseDecider byDaysPastDue = ExhaustionTest.decider(ExhaustionTest.byDaysPastDue(15));
        RandomWalk.of(Town::new, cases(byDaysPastDue), parties(), tasks(), calls(), links(), numbers())
                .from(BEGIN)
                .pace(Duration.ofDays(1))
                .lives(60)
                .rounds(200)
                .walk()
                .toldEvery(NegotiationEvent.class);
    }

    @Test
    void the_laws_hold_as_well_where_debtors_answer_messages_and_so_choose_their_channel() {
        RandomWalk.of(Answering::new, cases(), parties(), tasks(), calls(), links(), numbers())
                .from(BEGIN)
                .pace(Duration.ofHours(8))
                .lives(25)
                .rounds(100)
                .walk()
                .compared(50)
                .wrote(ChannelChosen.class, ChannelDenied.class, CaseEvent.StepReturned.class);
    }

    private static RandomWalk walk() {
        return RandomWalk.of(Town::new, cases(), parties(), tasks(), calls(), links(), numbers())
                .from(BEGIN)
                .pace(Duration.ofDays(1));
    }

    private static Walked everythingWasSeen(Walked walked) {
        return walked.heardEvery(CaseInput.class)
                .heardEvery(PartyInput.class)
                .heardEvery(TaskInput.class)
                .heardEvery(CallInput.class)
                .heardEvery(NumberInput.class)
                .heardEvery(LinkInput.class)
                .toldEvery(NegotiationEvent.class)
                .reached("case CLOSED", "case EXHAUSTED", "case SCHEDULED", "case TALKING", "case WAITING");
    }

    @Test
    void when_both_cases_wake_after_ten_days_each_missed_step_is_recorded_and_at_most_one_contact_each_is_taken() {
        List<PublicEvent> told = new ArrayList<>();
        PaperDesk desk = new PaperDesk(
                List.of(cases(), parties(), tasks(), calls(), links(), numbers()),
                step -> told.addAll(step.published()));
        Instant start = at("2026-03-02T08:30:00+08:00");
        for (SubjectId each : CASES.subList(0, 2)) {
            desk.hear(Message.opening("intake", each, Sample.opening()), start);
            desk.hear(Message.fact("segmentation", each, Sample.strategy(SMS, BOT, CALL, LETTER)), start);
        }
        Instant waking = at("2026-03-12T08:30:00+08:00");
        desk.look(waking);
        desk.deliver(waking);
        assertThat(told).filteredOn(StepLapsed.class::isInstance).hasSize(4);
        assertThat(told).filteredOn(ContactAttempted.class::isInstance).hasSize(2);
    }

    private static class Town implements Life {

        private final Map<SubjectId, Set<String>> stepsOver = new HashMap<>();
        private final Map<SubjectId, Known> known = new TreeMap<>();
        private final Map<SubjectId, Task> made = new TreeMap<>();

        @Override
        public List<Message> beginning(Chance chance) {
            List<Message> first = new ArrayList<>();
            first.add(Message.opening(
                    "parties", OTHER, new PartyInput.Registered("lender-1", WEST.getId(), true, true, "en")));
            for (SubjectId id : CASES) {
                first.add(Message.opening("intake", id, Sample.opening(limitation(chance), OTHER.id())));
                if (chance.oneIn(3)) {
                    first.add(strategy(id));
                }
            }
            return first;
        }

        @Override
        public List<Message> next(Chance chance) {
            List<Message> bunch = new ArrayList<>();
            SubjectId id = chance.of(CASES);
            if (chance.coin()) {
                bunch.addAll(asked(chance, id));
            }
            if (chance.coin()) {
                bunch.addAll(paidOrTakenBack(chance, id));
            }
            if (chance.oneIn(3)) {
                bunch.add(party(chance));
            }
            if (!made.isEmpty() && chance.coin()) {
                bunch.add(ofPeople(chance));
            }
            if (chance.oneIn(4)) {
                bunch.addAll(ofCall(chance, id));
            }
            if (chance.coin()) {
                bunch.addAll(debiting(
                        chance,
                        CASES.stream()
                                .filter(each -> awaitsLedger(chance, each))
                                .findFirst()
                                .orElse(id)));
            }
            if (chance.oneIn(8) && chance.state(PartyState.class, PARTY) instanceof PartyState.Known) {
                bunch.add(ofList(chance));
            }
            if (chance.oneIn(8)) {
                bunch.add(ofLink(chance));
            }
            if (chance.oneIn(8)) {
                bunch.add(ofOther(chance));
            }
            if (chance.oneIn(12)) {
                bunch.addAll(ofOperator(chance));
            }
            if (chance.oneIn(4)) {
                bunch.addAll(ofNumber(chance, id));
            }
            if (bunch.isEmpty() || chance.coin()) {
                bunch.addAll(ofCase(chance, id));
            }
            if (chance.oneIn(3)) {
                bunch.addAll(ofCase(chance, chance.of(CASES)));
            }
            return bunch;
        }

        static List<Message> ofCase(Chance chance, SubjectId id) {
            List<Message> facts = new ArrayList<>();
            for (int i = chance.below(3); i >= 0; i--) {
                facts.add(Message.fact("intake", id, ofIntake(chance)));
            }
            if (chance.coin()) {
                facts.add(strategy(id));
            } else if (chance.oneIn(12)) {
                facts.add(Message.fact(
                        "segmentation",
                        id,
                        Sample.other(chance.within(Duration.ofDays(2)).toString(), LETTER, SMS)));
            }
            return facts;
        }

        private static Message strategy(SubjectId id) {
            return Message.fact("segmentation", id, Sample.strategy(SMS, BOT, CALL, LETTER));
        }

        private static CaseInput ofIntake(Chance chance) {
            LocalDate today = LocalDate.ofInstant(chance.now(), ZONE);
            Instant at = chance.within(Duration.ofHours(6));
            String n = String.valueOf(chance.below(12));
            return switch (chance.below(20)) {
                case 0, 1, 2, 3 ->
                    new CaseInput.PaymentHeard(
                            "pay-" + n,
                            yuan(10_000),
                            today.minusDays(chance.below(4)),
                            owing(50_000),
                            at,
                            due(chance, today));
                case 4, 5 -> new CaseInput.PaymentTakenBack("pay-" + n, owing(60_000), at, due(chance, today));
                case 6, 7 ->
                    new CaseInput.PauseBegan(
                            "pause-" + n,
                            chance.of(PauseReason.values()),
                            chance.within(Duration.ofDays(5)),
                            at.plus(Duration.ofDays(30)));
                case 8, 9, 10, 11, 12 -> new CaseInput.PauseOver("pause-" + n, at);
                case 13, 14 ->
                    new CaseInput.BalanceChanged(
                            owing(chance.oneIn(6) ? 0 : 40_000 + chance.below(60_000)),
                            at,
                            due(chance, today),
                            chance.coin() ? CaseInput.Cause.STATEMENT : null);
                case 15 -> Sample.opening(null, OTHER.id());
                case 17 ->
                    chance.oneIn(9)
                            ? new CaseInput.CoDebtorReleased(OTHER.id(), at)
                            : new CaseInput.LimitationMoved(limitation(chance), at);
                case 16 ->
                    chance.oneIn(3)
                            ? new CaseInput.Closed(at, chance.of(CloseReason.values()))
                            : new CaseInput.PauseOver("pause-" + n, at);
                default -> new CaseInput.PauseOver("pause-" + n, at);
            };
        }

        /** Of the oldest unpaid instalment: weeks ago, soon, or none is known. */
        private static @Nullable LocalDate due(Chance chance, LocalDate today) {
            return chance.oneIn(5) ? null : today.plusDays(20 - chance.below(60));
        }

        /** Some end while talks go on, some never. */
        private static Instant limitation(Chance chance) {
            return BEGIN.plus(Duration.ofDays(5 + chance.below(60)));
        }

        private static List<Message> asked(Chance chance, SubjectId id) {
            LocalDate today = LocalDate.ofInstant(chance.now(), ZONE);
            if (chance.oneIn(3)
                    && chance.state(CaseState.class, id) instanceof Known k
                    && !k.file().attempts().isEmpty()) {
                Attempt attempt = chance.of(k.file().attempts());
                if (chance.oneIn(6)) {
                    return List.of(Message.asked("courier-1", id, answered(chance, attempt)));
                }
                return List.of(Message.asked(
                        "courier-1",
                        id,
                        new CaseInput.ContactResultReported(
                                attempt.attemptId(),
                                chance.coin() ? ContactOutcome.UNANSWERED : chance.of(ContactOutcome.values()),
                                chance.now())));
            }
            if (chance.oneIn(3)
                    && chance.state(CaseState.class, id) instanceof Known k
                    && chance.state(PartyState.class, PARTY) instanceof PartyState.Known party) {
                return List.of(Message.asked("collector", PARTY, ofCollector(chance, id, k, party.file())));
            }
            if (chance.coin()) {
                return dealing(chance, id, today).stream()
                        .map(input -> Message.asked("agent", id, input))
                        .toList();
            }
            return List.of(Message.asked("agent", id, promised(chance, id, today)));
        }

        /** What waits for a second person is mostly decided on, and mostly approved. */
        private static CaseInput promised(Chance chance, SubjectId id, LocalDate today) {
            Optional<PromiseProposal> waiting = chance.state(CaseState.class, id) instanceof Known known
                    ? ApprovalsWaiting.promise(known.file())
                    : Optional.empty();
            if (waiting.isPresent() && !chance.oneIn(4)) {
                return new CaseInput.PromiseReviewed(
                        waiting.get().promiseId(), chance.oneIn(6) ? "w" : "v", !chance.oneIn(4));
            }
            return new CaseInput.PromiseMade(
                    "p-" + chance.below(12), yuan(5_000 + chance.below(20_000)), today.plusDays(chance.below(9)), "w");
        }

        /** Mostly the last task there is; mostly by somebody who may. */
        private Message ofPeople(Chance chance) {
            List<SubjectId> ids = List.copyOf(made.keySet());
            List<SubjectId> live = ids.stream()
                    .filter(id -> !(chance.state(TaskState.class, id) instanceof TaskState.Done))
                    .toList();
            SubjectId id = chance.of(live.isEmpty() ? ids : live);
            Task task = Objects.requireNonNull(made.get(id));
            String person = chance.of("li", "wu");
            Instant now = chance.now();
            Instant at = task.until() != null && now.isAfter(task.until()) ? task.until() : now;
            TaskInput input =
                    switch (chance.below(6)) {
                        case 0 -> new TaskInput.GiveBack(person);
                        case 1, 2 -> new TaskInput.Complete(person, outcome(chance, task), at);
                        case 3 ->
                            new TaskInput.Assign(
                                    List.of(new TaskInput.Collector(
                                            person, List.of("zh-CN", "en"), chance.below(3), 2)),
                                    chance.oneIn(9) ? "contact-paused" : null);
                        default -> new TaskInput.Take(person, chance.oneIn(9) ? "contact-paused" : null);
                    };
            return Message.asked("people", id, input);
        }

        /** Mostly nobody answers: so people are lost. */
        private static @Nullable ContactOutcome outcome(Chance chance, Task task) {
            if (task.work() == Task.Work.ANSWER) {
                return null;
            }
            return chance.oneIn(4) ? chance.of(ContactOutcome.values()) : ContactOutcome.UNANSWERED;
        }

        private static CaseInput answered(Chance chance, Attempt attempt) {
            // a wish to be left alone, or a stranger's number, ends all there is to see
            Intent intent = chance.oneIn(8)
                    ? chance.of(Intent.WRONG_PERSON, Intent.WRONG_PERSON, Intent.STOP, Intent.STOP_ALL)
                    : chance.of(Intent.COMPLAINS, Intent.DISPUTES, Intent.ASKS_FOR_PLAN, Intent.OTHER);
            // and says something else besides
            List<Intent> meant = chance.oneIn(4)
                    ? Stream.of(intent, chance.of(Intent.DECEASED, Intent.DISPUTES, Intent.HARDSHIP))
                            .distinct()
                            .sorted()
                            .toList()
                    : List.of(intent);
            return CaseInput.AnswerHeard.meaning(
                    meant,
                    attempt.attemptId(),
                    chance.of(Channel.values()),
                    chance.oneIn(3),
                    chance.now(),
                    null,
                    AnswerReference.of("courier-1", "msg-1"));
        }

        /** What is told of a call while it goes on, and afterwards. */
        private static List<Message> ofCall(Chance chance, SubjectId id) {
            List<CallMade> made = chance.state(CaseState.class, id) instanceof Known known
                    ? known.file().attempts().stream()
                            .flatMap(a -> CallMade.of(known.file(), a).stream())
                            .toList()
                    : List.of();
            if (made.isEmpty()) {
                return List.of();
            }
            CallMade call = chance.of(made);
            Instant now = chance.now();
            CallInput signal =
                    new CallInput.Signalled(call, chance.of(VoiceLabel.values()), (int) chance.below(101L), now, false);
            return List.of(
                    chance.state(CallState.class, call.subject()) instanceof CallState.Heard && chance.coin()
                            ? Message.asked("dialler", call.subject(), afterwards(chance, call))
                            : Message.opening("dialler", call.subject(), signal));
        }

        private static CallInput afterwards(Chance chance, CallMade call) {
            return switch (chance.below(3)) {
                case 0 ->
                    new CallInput.Recorded(
                            call, new Recording("rec-1", chance.of("ab", "cd").repeat(32), "salt-1"));
                case 1 -> new CallInput.Complained(call, chance.now());
                default ->
                    new CallInput.Transcribed(
                            call,
                            List.of(new CallInput.Alert("child-at-school", "zone-calling-relatives", chance.oneIn(4))),
                            chance.now(),
                            false);
            };
        }

        /** Who agreed on something pays, and some of it comes back. */
        private static List<Message> paidOrTakenBack(Chance chance, SubjectId id) {
            if (!(chance.state(CaseState.class, id) instanceof Known known)
                    || known.file().dealt().agreements().isEmpty()) {
                return List.of();
            }
            List<Payment> payments = known.file().payments();
            boolean comesBack = known.file().dealt().live().isEmpty() && !payments.isEmpty() && chance.oneIn(3);
            if (comesBack) {
                return List.of(
                        Message.fact("intake", id, back(payments.getLast().paymentId(), chance)));
            }
            String paymentId = "agreed-" + chance.below(100_000);
            CaseInput paid = new CaseInput.PaymentHeard(
                    paymentId, yuan(25_000), LocalDate.ofInstant(chance.now(), ZONE), owing(50_000), chance.now());
            return chance.coin()
                    ? List.of(Message.fact("intake", id, paid), Message.fact("intake", id, back(paymentId, chance)))
                    : List.of(Message.fact("intake", id, paid));
        }

        private static CaseInput back(String paymentId, Chance chance) {
            return new CaseInput.PaymentTakenBack(paymentId, owing(60_000), chance.now());
        }

        /** Of many a debit nobody knows, so that people have something to clarify. */
        @Override
        public Effect.Result result(Chance chance, Effect effect) {
            return effect.adapter().equals("debit") && chance.coin()
                    ? Effect.Result.UNKNOWN
                    : Life.super.result(chance, effect);
        }

        private static boolean awaitsLedger(Chance chance, SubjectId id) {
            return chance.state(CaseState.class, id) instanceof Known known
                    && known.file().dealt().debiting().debits().stream().anyMatch(Debit::isAsked);
        }

        /** A mandate comes and goes, and the ledger answers what it was asked for. */
        private static List<Message> debiting(Chance chance, SubjectId id) {
            if (!(chance.state(CaseState.class, id) instanceof Known known)) {
                return List.of();
            }
            CaseFile file = known.file();
            List<Debit> waiting = file.dealt().debiting().debits().stream()
                    .filter(Debit::isAsked)
                    .toList();
            if (!waiting.isEmpty() && chance.coin()) {
                String requestId = waiting.getFirst().requestId();
                CaseInput word = chance.oneIn(4)
                        ? new CaseInput.ClearanceRefused(requestId, "nothing-owed", chance.now())
                        : new CaseInput.ClearanceGiven(
                                requestId, file.balance(), chance.now().plus(Duration.ofHours(24)), chance.now());
                return List.of(Message.fact("intake", id, word));
            }
            List<Debit> debits = file.dealt().debiting().debits();
            List<Debit> unclear = debits.stream()
                    .filter(d -> d.outcome() == DebitOutcome.UNKNOWN)
                    .toList();
            if (unclear.isEmpty() ? !debits.isEmpty() && chance.oneIn(6) : chance.coin()) {
                return List.of(Message.asked(
                        "agent",
                        id,
                        new CaseInput.DebitClarified(
                                chance.of(unclear.isEmpty() ? debits : unclear).requestId(), chance.coin(), "user-1")));
            }
            Optional<Mandate> standing = file.dealt().debiting().standing(LocalDate.ofInstant(chance.now(), ZONE));
            if (standing.isPresent() && chance.oneIn(9)) {
                return List.of(Message.asked(
                        "agent", id, new CaseInput.MandateRevoked(standing.get().mandateId())));
            }
            return file.dealt().live().isPresent() || chance.oneIn(3)
                    ? List.of(Message.asked(
                            "agent",
                            id,
                            new CaseInput.MandateGiven(
                                    "m-" + chance.below(9), Sample.PARTY, "ref-1", yuan(30_000), null)))
                    : List.of();
        }

        /** Something new is offered, or something is said to what was. */
        private static List<CaseInput> dealing(Chance chance, SubjectId id, LocalDate today) {
            List<Offer> pending = chance.state(CaseState.class, id) instanceof Known known
                    ? known.file().dealt().offers().stream()
                            .filter(Offer::isPending)
                            .toList()
                    : List.of();
            if (pending.isEmpty() || chance.oneIn(4)) {
                CaseInput.OfferProposed offer = offer(chance, id, today);
                return chance.oneIn(3)
                        ? List.of(offer)
                        : List.of(
                                offer,
                                new CaseInput.OfferReviewed(offer.offerId(), "user-3", Maker.SUPERVISOR, true),
                                new CaseInput.OfferAccepted(
                                        offer.offerId(), "a-1", Sample.PARTY, chance.coin(), chance.coin()));
            }
            Offer offer = chance.of(pending);
            return List.of(said(chance, offer));
        }

        private static CaseInput said(Chance chance, Offer offer) {
            return switch (chance.below(offer.status() == Offer.Status.PROPOSED ? 8 : 16)) {
                case 0, 9 -> new CaseInput.OfferWithdrawn(offer.offerId());
                case 1, 10 -> new CaseInput.OfferDeclined(offer.offerId(), chance.of(Sample.PARTY, "party-2"));
                case 2 ->
                    new CaseInput.OfferReviewed(offer.offerId(), "user-2", chance.of(Maker.values()), chance.coin());
                case 3, 4, 5, 6, 7 ->
                    new CaseInput.OfferReviewed(offer.offerId(), "user-2", Maker.SUPERVISOR, !chance.oneIn(6));
                default ->
                    new CaseInput.OfferAccepted(
                            offer.offerId(),
                            "a-" + chance.below(3),
                            chance.oneIn(9) ? "party-2" : Sample.PARTY,
                            chance.coin(),
                            chance.coin());
            };
        }

        private static CaseInput.OfferProposed offer(Chance chance, SubjectId id, LocalDate today) {
            OfferType type = chance.oneIn(3) ? OfferType.SETTLEMENT : chance.of(OfferType.values());
            Balance owed = chance.state(CaseState.class, id) instanceof Known known
                    ? known.file().balance()
                    : owing(50_000);
            long total = owed.total().minor();
            long payable = type == OfferType.SETTLEMENT ? total * 2 / 5 : 5_000 + chance.below(20_000);
            Balance waived =
                    switch (type) {
                        case SETTLEMENT -> owing(total - payable);
                        case INTEREST_WAIVER -> new Balance("CNY", 0, 1_000, 0);
                        case EXTENSION, INSTALMENTS, DEBT_FOR_ASSET, DEBT_TO_EQUITY -> owing(0);
                    };
            boolean inKind = type.isInKind();
            return new CaseInput.OfferProposed(
                    "o-" + chance.below(30),
                    type,
                    yuan(payable),
                    waived,
                    inKind ? null : today.plusDays(chance.below(9)),
                    inKind ? List.of() : List.of(new Terms.Stage(type == OfferType.INSTALMENTS ? 2 : 1, 1)),
                    inKind ? "flat-1" : null,
                    chance.of("user-1", "user-2"),
                    chance.of(Maker.values()));
        }

        /** A call beside the ladder, to the debtor or to another, and what came of it. */
        private static PartyInput ofCollector(Chance chance, SubjectId id, Known theCase, PartyFile party) {
            List<Grant> thirds =
                    party.grants().stream().filter(g -> g.third() != null).toList();
            if (!thirds.isEmpty() && chance.coin()) {
                Grant grant = chance.of(thirds);
                boolean refuses = chance.oneIn(4);
                return new PartyInput.ThirdPersonReported(
                        grant.caseId(),
                        grant.attemptId(),
                        chance.of(ContactOutcome.values()),
                        refuses,
                        !refuses && chance.oneIn(3),
                        chance.now());
            }
            if (chance.oneIn(12)) {
                return new PartyInput.ContactRepaired(chance.of(PartyInput.RepairBasis.values()));
            }
            String askId = "c-" + chance.below(60);
            boolean lost = party.reachable().isLost()
                    || party.flagsAt(chance.now(), false).contains(Flag.DEBTOR_UNREACHABLE);
            boolean other = lost ? !chance.oneIn(4) : chance.oneIn(6);
            ContactPurpose purpose = other ? ContactPurpose.LOCATE : ContactPurpose.DUNNING;
            return new PartyInput.PermissionAsked(
                    id.id(),
                    askId,
                    Channel.PHONE,
                    Tone.FIRM,
                    purpose,
                    other ? new ThirdPerson(Person.RELATIVE, "r-" + chance.below(5)) : null,
                    null,
                    chance.oneIn(4) ? Set.of(chance.of(Practice.values())) : Set.of(),
                    STANDINGS.of(theCase, askId, Sample.PARTY, purpose, Tone.FIRM, chance.now()));
        }

        /** On which number a call was made, or a call that is asked for on one: the number first, then the party. */
        private static List<Message> ofNumber(Chance chance, SubjectId id) {
            SubjectId party = chance.of(PARTY, OTHER);
            if (!(chance.state(CaseState.class, id) instanceof Known known)
                    || !known.file().isOwedBy(party.id())
                    || !(chance.state(PartyState.class, party) instanceof PartyState.Known(PartyFile file))) {
                return List.of();
            }
            List<Grant> calls = file.grants().stream()
                    .filter(g -> g.third() == null && ContactKind.of(g.channel()) == ContactKind.VOICE)
                    .toList();
            if (!calls.isEmpty() && chance.coin()) {
                Grant call = chance.of(calls);
                return List.of(Message.asked(
                        "dialler",
                        party,
                        new PartyInput.NumberTold(call.caseId(), call.attemptId(), chance.oneIn(9) ? "n-2" : NUMBER)));
            }
            String askId = "n-" + chance.below(100_000);
            PartyInput.PermissionAsked ask = new PartyInput.PermissionAsked(
                    id.id(),
                    askId,
                    Channel.PHONE,
                    Tone.FIRM,
                    ContactPurpose.DUNNING,
                    null,
                    NUMBER,
                    Set.of(),
                    STANDINGS.of(known, askId, party.id(), ContactPurpose.DUNNING, Tone.FIRM, chance.now()));
            NumberInput.PlaceAsked place = Dialling.place("lender-1", "place-" + askId, ask);
            List<SharedContact> others =
                    chance.state(NumberState.class, DIALLED) instanceof NumberState.Dialled(NumberFile dialled)
                            ? dialled.besides(place.key(), chance.now())
                            : List.of();
            Message first = Message.opening("dialler", DIALLED, place);
            return chance.oneIn(6)
                    ? List.of(first)
                    : List.of(
                            first,
                            Message.asked(
                                    "collector",
                                    party,
                                    ask.at(new NumberPlace(
                                            place.placeId(), chance.now().plus(Duration.ofMinutes(10)), others))));
        }

        /** On two grounds both who owe count as one person, until one is withdrawn and the other's time is over. */
        private static List<Message> ofOperator(Chance chance) {
            // the door joins parties that are there
            if (!(chance.state(PartyState.class, PARTY) instanceof PartyState.Known)
                    || !(chance.state(PartyState.class, OTHER) instanceof PartyState.Known)) {
                return List.of();
            }
            List<String> both = List.of(PARTY.id(), OTHER.id());
            return switch (chance.below(4)) {
                case 0 -> List.of(Message.asked("operator", OPEN_LINK, new LinkInput.Withdrawn("operator")));
                case 1, 2 ->
                    // later it would be refused
                    chance.now().isAfter(LINK_ENDS.minus(Duration.ofDays(1)))
                            ? List.of()
                            : List.of(Message.opening(
                                    "operator",
                                    ENDING_LINK,
                                    new LinkInput.Recorded(both, LinkBasis.STATUTE, "order-3", "operator", LINK_ENDS)));
                default ->
                    List.of(Message.opening(
                            "operator",
                            OPEN_LINK,
                            new LinkInput.Recorded(both, LinkBasis.CONSENT, "form-7", "operator", null)));
            };
        }

        /** A court lists the party and takes it off again, each listing of a day of its own. */
        private static Message ofList(Chance chance) {
            long n = chance.below(9);
            LocalDate listed = LocalDate.ofInstant(BEGIN, ZONE).minusDays(n);
            return Message.asked(
                    "reader",
                    PARTY,
                    chance.coin()
                            ? new PartyInput.DishonestyListed("zhi-" + n, listed)
                            : new PartyInput.DishonestyLifted("zhi-" + n, listed));
        }

        /** Somebody else knows the same person, and now and then contacts it. */
        private static Message ofLink(Chance chance) {
            String link = "link-" + chance.below(2);
            String key = "k-" + chance.below(9);
            PartyInput word =
                    switch (chance.below(6)) {
                        case 0 ->
                            new PartyInput.Linked(
                                    link, LinkBasis.CONSENT, chance.coin() ? null : BEGIN.plus(Duration.ofDays(20)));
                        case 1, 2 -> new PartyInput.Unlinked(link);
                        case 3 -> new PartyInput.ElsewhereEnded(link, key, chance.of(ContactOutcome.values()));
                        default ->
                            new PartyInput.ElsewhereSpent(
                                    link,
                                    new SharedContact(
                                            key,
                                            chance.within(Duration.ofHours(6)),
                                            chance.of(Channel.values()),
                                            null,
                                            null));
                    };
            return Message.fact("links", PARTY, word);
        }

        private static Message party(Chance chance) {
            PartyInput input =
                    switch (chance.below(12)) {
                        case 0 -> new PartyInput.Ceased(chance.now(), chance.of(Channel.values()));
                        case 1 ->
                            new PartyInput.FlagRaised(bar(chance), chance.of(FLAGS), chance.within(Duration.ofDays(3)));
                        case 2 ->
                            new PartyInput.FlagRaised(
                                    bar(chance), Flag.DEBTOR_UNREACHABLE, chance.within(Duration.ofDays(3)));
                        case 3, 4, 5 -> new PartyInput.FlagLifted(bar(chance), chance.within(Duration.ofDays(2)));
                        case 6 -> agreedBefore(chance);
                        case 7 -> new PartyInput.HoursWithdrawn(chance.within(Duration.ofDays(2)), "mail-1", "clerk-1");
                        default -> new PartyInput.Registered("lender-1", "Asia/Shanghai", true, chance.coin(), "zh");
                    };
            return input instanceof PartyInput.Registered
                    ? Message.opening("parties", PARTY, input)
                    : Message.fact("parties", PARTY, input);
        }

        /** What ended before anybody was contacted: the hours are kept. */
        private static PartyInput agreedBefore(Chance chance) {
            int n = chance.below(9);
            return new PartyInput.HoursAgreed(
                    "consent-" + n,
                    "rec-" + n,
                    "clerk-1",
                    BEGIN.minus(Duration.ofDays(30)),
                    BEGIN.minus(Duration.ofDays(n)));
        }

        /** Several times over the same ones. */
        private static String bar(Chance chance) {
            return "bar-" + chance.below(6);
        }

        /** Who owes besides dies, disputes and is found. */
        private static Message ofOther(Chance chance) {
            return Message.fact(
                    "parties",
                    OTHER,
                    chance.oneIn(3)
                            ? new PartyInput.FlagRaised(
                                    bar(chance),
                                    chance.of(Flag.DECEASED, Flag.INCAPABLE, Flag.PAUSED),
                                    chance.within(Duration.ofDays(3)))
                            : new PartyInput.FlagLifted(bar(chance), chance.within(Duration.ofDays(2))));
        }

        @Override
        public List<Rest> rests() {
            return List.of(
                    Rest.over(Closed.class),
                    Rest.until(Waiting.class, CaseInput.StrategyGiven.class, CaseInput.Closed.class),
                    Rest.until(
                            Scheduled.class,
                            "paused",
                            paused -> isPaused(paused.file()),
                            CaseInput.PauseOver.class,
                            CaseInput.Closed.class),
                    Rest.until(
                            Talking.class,
                            "paused",
                            paused -> isPaused(paused.file()),
                            CaseInput.PauseOver.class,
                            CaseInput.Closed.class),
                    Rest.until(
                            Exhausted.class,
                            CaseInput.Closed.class,
                            CaseInput.PromiseMade.class,
                            CaseInput.OfferAccepted.class),
                    Rest.over(TaskState.Done.class),
                    Rest.until(TaskState.Lapsed.class, "nobody took it", lapsed -> lapsed.by()
                            .isEmpty()),
                    Rest.until(
                            TaskState.Lapsed.class,
                            "somebody took it",
                            lapsed -> !lapsed.by().isEmpty(),
                            TaskInput.Complete.class),
                    Rest.until(
                            TaskState.Open.class,
                            "an answer",
                            open -> open.task().until() == null,
                            TaskInput.Take.class),
                    Rest.until(
                            TaskState.Taken.class,
                            "an answer",
                            taken -> taken.task().until() == null,
                            TaskInput.GiveBack.class,
                            TaskInput.Complete.class),
                    Rest.until(
                            CallState.Heard.class,
                            "its recording named, missed or not due",
                            call -> call.file().recording() != null
                                    || call.file().missing()
                                    || call.file().tookPlaceAt() == null,
                            CallInput.Complained.class,
                            CallInput.Signalled.class),
                    Rest.over(LinkState.Over.class),
                    Rest.until(
                            LinkState.Standing.class,
                            "without an end",
                            link -> link.file().until() == null,
                            LinkInput.Withdrawn.class),
                    Rest.until(
                            NumberState.Dialled.class,
                            "no place kept",
                            number -> number.file().places().isEmpty(),
                            NumberInput.PlaceAsked.class,
                            NumberInput.DialEnded.class),
                    Rest.until(
                            PartyState.Known.class,
                            "nothing granted and open",
                            party -> party.file().grants().stream().noneMatch(Grant::open),
                            PartyInput.ContactAsked.class,
                            PartyInput.Ceased.class,
                            PartyInput.FlagRaised.class));
        }

        private static boolean isPaused(CaseFile file) {
            return file.pauses().list().stream().anyMatch(pause -> pause.to() == null);
        }

        @Override
        public boolean reverses(Step step) {
            return step.input() instanceof CaseInput.PaymentTakenBack
                    && !step.events().isEmpty();
        }

        @Override
        public boolean pauses(Input input) {
            return input instanceof CaseInput.PauseBegan || input instanceof CaseInput.PauseOver;
        }

        /** What may be promised depends on what is owed, on other promises, and on whether the case is still open. */
        @Override
        public boolean answersByWhatStands(Input asked, String rule) {
            return switch (asked) {
                case CallInput.Recorded _ -> rule.equals("recording-contradicts");
                case PartyInput.PermissionAsked _ -> rule.equals("ask-id-taken");
                case PartyInput.NumberTold _ ->
                    Set.of("number-contradicts", "attempt-unknown").contains(rule);
                case PartyInput.ThirdPersonReported _ -> rule.equals("attempt-already-reported");
                case PartyInput.DishonestyLifted _ -> rule.equals("listing-unknown");
                case CaseInput.PromiseMade _ ->
                    Set.of(
                                    "case-closed",
                                    "negotiation-exhausted",
                                    "debtor-cannot-agree",
                                    "promise-above-balance",
                                    "promise-already-live",
                                    "agreement-already-live",
                                    "promise-already-waiting")
                            .contains(rule);
                case CaseInput.PromiseReviewed _ ->
                    Set.of(
                                    "case-closed",
                                    "negotiation-exhausted",
                                    "debtor-cannot-agree",
                                    "approver-made-it",
                                    "promise-unknown",
                                    "promise-not-waiting",
                                    "promise-in-past",
                                    "promise-above-balance",
                                    "promise-already-live",
                                    "agreement-already-live")
                            .contains(rule);
                case CaseInput.OfferProposed _ ->
                    Set.of(
                                    "case-closed",
                                    "negotiation-exhausted",
                                    "hardship-open",
                                    "offer-above-balance",
                                    "waiver-above-balance",
                                    "waiver-does-not-add-up",
                                    "settlement-does-not-add-up")
                            .contains(rule);
                case CaseInput.OfferReviewed _ ->
                    Set.of(
                                    "case-closed",
                                    "negotiation-exhausted",
                                    "offer-unknown",
                                    "offer-not-waiting",
                                    "offer-overtaken",
                                    "approval-beyond-limit",
                                    "hardship-open")
                            .contains(rule);
                case CaseInput.OfferAccepted _ ->
                    Set.of(
                                    "case-closed",
                                    "negotiation-exhausted",
                                    "offer-unknown",
                                    "offer-not-open",
                                    "offer-overtaken",
                                    "promise-already-live",
                                    "agreement-already-live",
                                    "debtor-cannot-agree",
                                    "dispute-open",
                                    "hardship-open")
                            .contains(rule);
                case TaskInput.Take _, TaskInput.Assign _, TaskInput.GiveBack _, TaskInput.Complete _ ->
                    Set.of(
                                    "contact-paused",
                                    "no-collector",
                                    "task-taken",
                                    "task-done",
                                    "task-lapsed",
                                    "task-not-taken",
                                    "second-person-missing")
                            .contains(rule);
                case CaseInput.OfferWithdrawn _, CaseInput.OfferDeclined _, CaseInput.AnswerHeard _ ->
                    Set.of("case-closed", "negotiation-exhausted").contains(rule);
                case CaseInput.MandateGiven _ ->
                    Set.of(
                                    "case-closed",
                                    "negotiation-exhausted",
                                    "mandate-already-given",
                                    "mandates-too-many",
                                    "debtor-cannot-agree")
                            .contains(rule);
                case CaseInput.MandateRevoked _ -> rule.equals("mandate-unknown");
                case CaseInput.DebitClarified _ -> rule.equals("no-unclear-debit");
                default -> false;
            };
        }

        /**
         * A unit that is spent allows a contact, and what was spent long before is forgotten with it. A contact that is handed
         * over is one too and counts from then, though people have it as their task and no adapter as an effect. So is a promise
         * that waits, for those count that are known to be broken when it is taken down.
         */
        @Override
        public boolean acts(Step step) {
            return step.events().stream()
                    .anyMatch(event -> event instanceof PartyEvent.UnitSpent
                            || event instanceof CaseEvent.PromiseProposed
                            || event instanceof CaseEvent.DebitHandedOver
                            || event instanceof CaseEvent.Told(ContactAttempted _));
        }

        /** A place lapses within minutes; who asks for it later asks anew. */
        @Override
        public boolean saysNo(Step step) {
            return step.events().stream()
                    .anyMatch(e -> e instanceof PartyEvent.AskRefused
                            || e instanceof NumberEvent.PlaceKept
                            || e instanceof CaseEvent.Told(DebitEnded _)
                            || e instanceof CaseEvent.DebitLeftOut);
        }

        /** A promise is made when it is heard, and so is an offer and what is said to it; an address is found when that is told. */
        @Override
        public boolean countsFromHearing(Input asked) {
            return switch (asked) {
                case CaseInput.PromiseMade _,
                        CaseInput.PromiseReviewed _,
                        CaseInput.OfferProposed _,
                        CaseInput.OfferReviewed _,
                        CaseInput.OfferAccepted _,
                        CaseInput.OfferDeclined _,
                        CaseInput.OfferWithdrawn _,
                        CaseInput.MandateGiven _,
                        CaseInput.MandateRevoked _,
                        CaseInput.DebitClarified _,
                        LinkInput.Withdrawn _,
                        PartyInput.ContactRepaired _ -> true;
                default -> false;
            };
        }

        /** A place is kept for some minutes from when it is asked for. */
        @Override
        public boolean countsFromHearing(Deadline deadline) {
            return deadline.kind().equals("place");
        }

        @Override
        public Object balance(Object state) {
            return switch (state) {
                case Known ofCase -> ofCase.file();
                case PartyState.Known ofParty -> ofParty.file();
                case TaskState.Made task -> task;
                default -> "";
            };
        }

        @Override
        public void witness(Step step) {
            for (Object event : step.events()) {
                switch (event) {
                    case TaskEvent.TaskMade(var task) -> made.put(step.subject(), task);
                    // another ladder: its first step is the next one
                    case CaseEvent.StrategyKept _ -> stepsOver.remove(step.subject());
                    case CaseEvent.Told(ContactAttempted attempt) -> {
                        int hour = attempt.at()
                                .atZone(attempt.party().equals(OTHER.id()) ? WEST : ZONE)
                                .getHour();
                        assertThat(attempt.channel() == Channel.LETTER || hour >= 8 && hour < 22)
                                .as("within the hours: %s", attempt)
                                .isTrue();
                        if (attempt.party().equals(Sample.PARTY)
                                && !attempt.attemptId().startsWith("ask/")) {
                            over(step.subject()).add(attempt.step());
                        }
                    }
                    case CaseEvent.Told(StepLapsed lapsed) ->
                        over(step.subject()).add(lapsed.step());
                    case CaseEvent.StepReturned returned -> over(step.subject()).remove(returned.step());
                    default -> {}
                }
            }
            if (step.after().state() instanceof Talking talk) {
                assertThat(over(step.subject()))
                        .as(
                                "every step behind the next one was taken or is recorded as lapsed, and none is that came back")
                        .hasSize(talk.ladder().next());
            }
            if (step.after().state() instanceof Known now) {
                known.put(step.subject(), now);
                budgetHolds();
                oneCommitmentStands(now.file());
            }
        }

        private Set<String> over(SubjectId theCase) {
            return stepsOver.computeIfAbsent(theCase, _ -> new HashSet<>());
        }

        private static void oneCommitmentStands(CaseFile file) {
            long promised = file.promises().stream()
                    .filter(p -> p.verdict() == Promise.Verdict.LIVE)
                    .count();
            long agreed =
                    file.dealt().agreements().stream().filter(Agreement::isLive).count();
            assertThat(promised + agreed)
                    .as(
                            "commitments live at once: %s, %s",
                            file.promises(), file.dealt().agreements())
                    .isLessThanOrEqualTo(1);
        }

        /** Units that were not given back, by the party's day. */
        private void budgetHolds() {
            known.values().stream()
                    .flatMap(k -> k.file().attempts().stream())
                    .filter(a -> a.outcome() != ContactOutcome.UNREACHABLE)
                    // a call in vain is no effective one
                    .filter(a -> a.outcome() != ContactOutcome.UNANSWERED
                            || MESSAGES.contains(a.step())
                            || a.step().equals("letter"))
                    .collect(Collectors.groupingBy(
                            a -> String.join(
                                    " ",
                                    a.step(),
                                    String.valueOf(a.party()),
                                    String.valueOf(LocalDate.ofInstant(a.at(), a.party() == null ? ZONE : WEST))),
                            Collectors.counting()))
                    .forEach((stepAndDay, spent) -> assertThat(spent)
                            .as(stepAndDay)
                            .isLessThanOrEqualTo(BUDGET.getOrDefault(stepAndDay.split(" ", 2)[0], 0L)));
        }
    }

    /** The same town where little else happens than messages and answers, so that there is something to choose by. */
    private static final class Answering extends Town {

        @Override
        public List<Message> beginning(Chance chance) {
            List<Message> first = new ArrayList<>();
            first.add(Message.opening(
                    "parties", PARTY, new PartyInput.Registered("lender-1", ZONE.getId(), true, true, "zh")));
            first.add(Message.opening(
                    "parties", OTHER, new PartyInput.Registered("lender-1", WEST.getId(), true, true, "en")));
            for (SubjectId id : CASES) {
                first.add(Message.opening("intake", id, Sample.opening(null, OTHER.id())));
                first.add(Message.fact("segmentation", id, ladder(chance, 0)));
            }
            return first;
        }

        /** Begun anew again and again: what is known of the debtor stays. */
        private static CaseInput ladder(Chance chance, int version) {
            return new CaseInput.StrategyGiven(
                    "messages@" + version,
                    chance.now(),
                    30,
                    List.of(
                            SMS,
                            new SegmentationEvent.Step("app", Tone.FRIENDLY, Channel.APP, 1, 3),
                            new SegmentationEvent.Step("mail", Tone.FRIENDLY, Channel.EMAIL, 2, 3),
                            new SegmentationEvent.Step("more", Tone.FIRM, Channel.SMS, 3, 3),
                            LETTER));
        }

        @Override
        public List<Message> next(Chance chance) {
            List<Message> bunch = new ArrayList<>();
            CASES.forEach(id -> bunch.addAll(answers(chance, id)));
            if (chance.oneIn(3)) {
                bunch.add(Message.fact("segmentation", chance.of(CASES), ladder(chance, 1 + chance.below(99))));
            }
            if (chance.oneIn(4)) {
                PartyInput change = chance.oneIn(12)
                        ? new PartyInput.Ceased(chance.now(), chance.of(Channel.APP, Channel.EMAIL))
                        : new PartyInput.Registered("lender-1", ZONE.getId(), true, !chance.oneIn(3), "zh");
                bunch.add(Message.opening("parties", PARTY, change));
            }
            if (chance.oneIn(4)) {
                CaseInput owed = new CaseInput.BalanceChanged(
                        owing(40_000 + chance.below(60_000)), chance.within(Duration.ofHours(6)));
                bunch.add(Message.fact("intake", chance.of(CASES), owed));
            }
            if (chance.oneIn(20)) {
                bunch.addAll(ofCase(chance, chance.of(CASES)));
            }
            return bunch;
        }

        /** Text messages hardly ever, so that another channel is taken. */
        private static List<Message> answers(Chance chance, SubjectId id) {
            if (!(chance.state(CaseState.class, id) instanceof Known known)) {
                return List.of();
            }
            return known.file().attempts().stream()
                    .filter(a -> a.outcome() == ContactOutcome.DELIVERED)
                    .filter(a -> chance.oneIn(a.channel() == Channel.SMS ? 60 : 4))
                    .map(a -> Message.asked(
                            "courier-1",
                            id,
                            new CaseInput.AnswerHeard(
                                    a.attemptId(),
                                    Objects.requireNonNull(a.channel()),
                                    chance.of(Intent.ASKS_WHO, Intent.ASKS_FOR_PLAN, Intent.OTHER, Intent.COMPLAINS),
                                    true,
                                    chance.now())))
                    .toList();
        }
    }
}
