package io.recourse.negotiation.domain;

import static io.recourse.negotiation.domain.Sample.LETTER;
import static io.recourse.negotiation.domain.Sample.SMS;
import static io.recourse.negotiation.domain.Sample.balanceAlone;
import static io.recourse.negotiation.domain.Sample.owing;
import static io.recourse.negotiation.domain.Sample.plainAnswer;

import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.spec.Chance;
import io.recourse.casework.spec.Message;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.SegmentationEvent;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.recourse.negotiation.domain.CaseState.Known;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The same town where little else happens than messages and answers, so that there is something to choose by. */
final class AnsweringLife extends TownLife {

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
            CaseInput owed = balanceAlone(owing(40_000 + chance.below(60_000)), chance.within(Duration.ofHours(6)));
            bunch.add(Message.fact("intake", chance.of(CASES), owed));
        }
        if (chance.oneIn(20)) {
            bunch.addAll(CaseNews.ofCase(chance, chance.of(CASES)));
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
                        plainAnswer(
                                a.attemptId(),
                                Objects.requireNonNull(a.channel()),
                                chance.of(Intent.ASKS_WHO, Intent.ASKS_FOR_PLAN, Intent.OTHER, Intent.COMPLAINS),
                                true,
                                chance.now())))
                .toList();
    }
}
