package io.recourse.negotiation.domain;

import static io.recourse.negotiation.domain.Sample.BOT;
import static io.recourse.negotiation.domain.Sample.CALL;
import static io.recourse.negotiation.domain.Sample.LETTER;
import static io.recourse.negotiation.domain.Sample.SMS;
import static io.recourse.negotiation.domain.Sample.owing;
import static io.recourse.negotiation.domain.Sample.yuan;
import static io.recourse.negotiation.domain.TownLife.BEGIN;
import static io.recourse.negotiation.domain.TownLife.OTHER;
import static io.recourse.negotiation.domain.TownLife.PARTY;
import static io.recourse.negotiation.domain.TownLife.ZONE;

import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.spec.Chance;
import io.recourse.casework.spec.Message;
import io.recourse.contracts.IntakeEvent.CloseReason;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.negotiation.domain.CaseState.Known;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What reaches a case of the town from the ledger, the strategies, its contacts and their calls. */
final class CaseNews {

    private CaseNews() {}

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

    static Message strategy(SubjectId id) {
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
    static Instant limitation(Chance chance) {
        return BEGIN.plus(Duration.ofDays(5 + chance.below(60)));
    }

    static List<Message> asked(Chance chance, SubjectId id) {
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
            return List.of(Message.asked("collector", PARTY, PartyNews.ofCollector(chance, id, k, party.file())));
        }
        if (chance.coin()) {
            return CaseDealings.dealing(chance, id, today).stream()
                    .map(input -> Message.asked("agent", id, input))
                    .toList();
        }
        return List.of(Message.asked("agent", id, CaseDealings.promised(chance, id, today)));
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
    static List<Message> ofCall(Chance chance, SubjectId id) {
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
}
