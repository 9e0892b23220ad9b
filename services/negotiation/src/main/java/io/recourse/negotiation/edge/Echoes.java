package io.recourse.negotiation.edge;

import io.recourse.casework.clock.BusinessClock;
import io.recourse.casework.desk.Entry;
import io.recourse.casework.desk.Reply;
import io.recourse.casework.door.CommandDoor;
import io.recourse.casework.door.CommandDoor.Call;
import io.recourse.casework.security.Caller;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.negotiation.domain.Answers;
import io.recourse.negotiation.domain.CaseInput;
import io.recourse.negotiation.domain.CaseInput.AnswerHeard;
import io.recourse.negotiation.domain.CaseInput.ContactResultReported;
import io.recourse.negotiation.domain.CaseState.Known;
import io.recourse.negotiation.domain.Intent;
import io.recourse.negotiation.domain.Intents;
import io.recourse.negotiation.domain.OwnWords;
import io.recourse.negotiation.domain.PartyInput;
import io.recourse.negotiation.domain.PartyInput.ThirdPersonReported;
import io.recourse.negotiation.edge.Echo.Kind;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What comes back of contacts becomes the same inputs, by whichever door it comes. What a debtor wrote is read here, and nothing
 * of it goes further than its intent.
 */
@Singleton
class Echoes {

    private final CommandDoor door;
    private final Intents intents;
    private final BusinessClock clock;

    @Inject
    Echoes(CommandDoor door, Intents intents, BusinessClock clock) {
        this.door = door;
        this.intents = intents;
        this.clock = clock;
    }

    /**
     * Has the case hear it.
     *
     * @param known the case as it stands
     * @param parked whether it is parked
     * @param call whose it is, and how a repetition of it is known
     * @param holder under whose name the case is held
     */
    Uni<Reply> hear(Echo echo, Known known, boolean parked, Call call, String holder) {
        return hear(
                CommandDoor.ofPartner(call, echo.theCase(), input(echo, known), holder), known, parked, call.caller());
    }

    /**
     * The same of what is an input already, whoever brings it.
     *
     * @param caller who does
     */
    Uni<Reply> hear(Entry told, Known known, boolean parked, Caller caller) {
        return door.submit(told).chain(reply -> {
            Uni<Reply> answer = Uni.createFrom().item(reply);
            // told again after we died between the two, the case has it already and the party may not
            boolean stuck =
                    reply.outcome() == Reply.Outcome.WAITING || reply.outcome() == Reply.Outcome.REPEATED && parked;
            return stuck && told.input() instanceof AnswerHeard heard
                    ? answer.call(() -> leftAlone(caller, known, heard))
                    : answer;
        });
    }

    private CaseInput input(Echo echo, Known known) {
        List<Intent> meant = meant(echo, known);
        return meant.isEmpty()
                ? new ContactResultReported(
                        echo.attemptId(),
                        echo.kind() == Kind.DELIVERED ? ContactOutcome.DELIVERED : ContactOutcome.UNREACHABLE,
                        echo.at(),
                        echo.carries())
                : AnswerHeard.meaning(
                                meant,
                                echo.attemptId(),
                                echo.channel(),
                                echo.kind() == Kind.REPLY,
                                echo.at(),
                                unwanted(echo, meant, known),
                                echo.reference())
                        .by(echo.carries());
    }

    /** What came of a contact with somebody who does not owe: no case keeps it, its party does, and has the case read what was said. */
    ThirdPersonReported ofThirdPerson(Echo echo, Known known) {
        return ThirdPersonReported.echoed(
                echo.theCase().id(),
                echo.attemptId(),
                echo.channel(),
                meant(echo, known),
                echo.kind() == Kind.REPLY,
                echo.kind() != Kind.BOUNCED,
                echo.at(),
                echo.carries(),
                echo.reference());
    }

    /** All that somebody said; empty if nobody said anything. */
    private List<Intent> meant(Echo echo, Known known) {
        return switch (echo.kind()) {
            case DELIVERED, BOUNCED -> List.of();
            case REPLY -> read(OwnWords.of(String.valueOf(echo.text())), echo, known);
            case OPT_OUT -> List.of(Intent.STOP);
            case COMPLAINT -> List.of(Intent.COMPLAINS);
        };
    }

    /** What was not read means something else. */
    private List<Intent> read(OwnWords words, Echo echo, Known known) {
        List<Intent> meant = intents.of(
                words.text(),
                known.file().debtor().language(),
                Answers.asked(known.file(), echo.attemptId(), echo.channel(), echo.verified()));
        return echo.whole() && words.whole() || meant.contains(Intent.OTHER)
                ? meant
                : Stream.concat(meant.stream(), Stream.of(Intent.OTHER)).toList();
    }

    /** The channels that a reply names which it wants no more; null if it is no such reply. */
    private @Nullable Set<Channel> unwanted(Echo echo, List<Intent> meant, Known known) {
        String text = echo.text();
        return text == null || !meant.contains(Intent.STOP)
                ? null
                : intents.unwanted(
                        OwnWords.of(text).text(), known.file().debtor().language(), echo.channel());
    }

    /** A parked case honours nobody's wish, so the party hears of it by itself. */
    private Uni<Void> leftAlone(Caller caller, Known known, AnswerHeard answer) {
        Caller forLender = new Caller(caller.name(), known.file().lender(), caller.role());
        return Multi.createFrom()
                .iterable(Answers.leftAlone(known, answer, clock.now()))
                .onItem()
                .transformToUniAndConcatenate(wish -> door.submit(
                        CommandDoor.entry(Call.withoutKey(forLender), wish.to(), (PartyInput) wish.input(), false)))
                .collect()
                .asList()
                .replaceWithVoid();
    }
}
