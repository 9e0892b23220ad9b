package io.recourse.negotiation.domain;

import static io.recourse.negotiation.domain.Sample.at;

import io.recourse.casework.decision.Effect;
import io.recourse.casework.decision.Maker;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.spec.Chance;
import io.recourse.casework.spec.Message;
import io.recourse.casework.spec.Step;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Five cases of one party, of which another one owes besides: what happens there, and to whom. */
class TownLife implements TownAnswers, TownComparison, TownRests {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final Instant BEGIN = at("2026-03-01T00:00:00+08:00");
    static final SubjectId PARTY = new SubjectId("party", Sample.PARTY);
    /** Owes in all of them besides; it lives two hours to the west. */
    static final SubjectId OTHER = new SubjectId("party", "party-2");

    static final ZoneId WEST = ZoneId.of("Asia/Almaty");

    static final List<SubjectId> CASES = Stream.of("case-1", "case-2", "case-3", "case-4", "case-5")
            .map(id -> new SubjectId("case", id))
            .toList();

    /** Both parties answer there. */
    static final String NUMBER = "n-1";

    static final SubjectId DIALLED = Dialling.number("lender-1", NUMBER);

    /** An operator's: one without an end, and one whose time is over before most lives are. */
    static final SubjectId OPEN_LINK = new SubjectId("link", "of-consent");

    static final SubjectId ENDING_LINK = new SubjectId("link", "of-statute");
    static final Instant LINK_ENDS = BEGIN.plus(Duration.ofDays(40));

    private final Map<SubjectId, Task> made = new TreeMap<>();
    private final TownLaws laws = new TownLaws();

    @Override
    public List<Message> beginning(Chance chance) {
        List<Message> first = new ArrayList<>();
        first.add(Message.opening(
                "parties", OTHER, new PartyInput.Registered("lender-1", WEST.getId(), true, true, "en")));
        for (SubjectId id : CASES) {
            first.add(Message.opening("intake", id, Sample.opening(CaseNews.limitation(chance), OTHER.id())));
            if (chance.oneIn(3)) {
                first.add(CaseNews.strategy(id));
            }
        }
        if (chance.oneIn(3)) {
            first.add(Message.fact(
                    "intake",
                    CASES.get(1),
                    new CaseInput.EpisodeBegan(CASES.get(0).id(), CASES.get(0).id())));
        }
        return first;
    }

    @Override
    public List<Message> next(Chance chance) {
        List<Message> bunch = new ArrayList<>();
        SubjectId id = chance.of(CASES);
        if (chance.coin()) {
            bunch.addAll(CaseNews.asked(chance, id));
        }
        if (chance.coin()) {
            bunch.addAll(CaseDealings.paidOrTakenBack(chance, id));
        }
        if (chance.oneIn(3)) {
            bunch.add(PartyNews.party(chance));
        }
        if (!made.isEmpty() && chance.coin()) {
            bunch.add(ofPeople(chance));
        }
        if (chance.oneIn(4)) {
            bunch.addAll(CaseNews.ofCall(chance, id));
        }
        if (chance.coin()) {
            bunch.addAll(CaseDealings.debiting(
                    chance,
                    CASES.stream()
                            .filter(each -> CaseDealings.awaitsLedger(chance, each))
                            .findFirst()
                            .orElse(id)));
        }
        if (chance.oneIn(8) && chance.state(PartyState.class, PARTY) instanceof PartyState.Known) {
            bunch.add(PartyNews.ofList(chance));
        }
        if (chance.oneIn(8)) {
            bunch.add(PartyNews.ofLink(chance));
        }
        if (chance.oneIn(8)) {
            bunch.add(PartyNews.ofOther(chance));
        }
        if (chance.oneIn(12)) {
            bunch.addAll(PartyNews.ofOperator(chance));
        }
        if (chance.oneIn(4)) {
            bunch.addAll(PartyNews.ofNumber(chance, id));
        }
        if (bunch.isEmpty() || chance.coin()) {
            bunch.addAll(CaseNews.ofCase(chance, id));
        }
        if (chance.oneIn(3)) {
            bunch.addAll(CaseNews.ofCase(chance, chance.of(CASES)));
        }
        return bunch;
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
                    case 1, 2 -> new TaskInput.Complete(person, outcome(chance, task), at, null, null, Maker.STAFF);
                    case 3 ->
                        new TaskInput.Assign(
                                List.of(new TaskInput.Collector(person, List.of("zh-CN", "en"), chance.below(3), 2)),
                                chance.oneIn(9) ? "contact-paused" : null);
                    default -> new TaskInput.Take(person, chance.oneIn(9) ? "contact-paused" : null);
                };
        return Message.asked("people", id, input);
    }

    /** Mostly nobody answers: so people are lost. */
    private static @Nullable ContactOutcome outcome(Chance chance, Task task) {
        if (!task.work().isContact()) {
            return null;
        }
        return chance.oneIn(4) ? chance.of(ContactOutcome.values()) : ContactOutcome.UNANSWERED;
    }

    /** Of many a debit nobody knows, so that people have something to clarify. */
    @Override
    public Effect.Result result(Chance chance, Effect effect) {
        return effect.adapter().equals("debit") && chance.coin()
                ? Effect.Result.UNKNOWN
                : TownComparison.super.result(chance, effect);
    }

    @Override
    public void witness(Step step) {
        for (Object event : step.events()) {
            if (event instanceof TaskEvent.TaskMade(var task)) {
                made.put(step.subject(), task);
            }
        }
        laws.witness(step);
    }
}
