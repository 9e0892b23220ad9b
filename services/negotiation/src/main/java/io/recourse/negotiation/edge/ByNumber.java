package io.recourse.negotiation.edge;

import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.desk.Reply;
import io.recourse.casework.desk.Sealing;
import io.recourse.casework.door.CommandDoor;
import io.recourse.casework.door.CommandDoor.Call;
import io.recourse.negotiation.domain.Dialling;
import io.recourse.negotiation.domain.NumberDecider;
import io.recourse.negotiation.domain.NumberInput;
import io.recourse.negotiation.domain.NumberPlace;
import io.recourse.negotiation.domain.PartyInput;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Function;

/**
 * Asks a number before a party, so that asks of several parties for one number stand in a row; the party judges what it tells and
 * says in its own transaction whether the place is taken. Where the party decides nothing, the place is given back, and where
 * nobody does it lapses.
 */
@Singleton
final class ByNumber {

    private final CommandDoor door;
    private final Sealing sealing;

    @Inject
    ByNumber(CommandDoor door, Sealing sealing) {
        this.door = door;
        this.sealing = sealing;
    }

    /**
     * @param number its digest
     * @param place asks the number, under the place's name
     * @param input asks the party, with the place that is kept
     */
    Uni<Reply> ask(
            Call call,
            SubjectId party,
            String number,
            Function<String, NumberInput.PlaceAsked> place,
            Function<NumberPlace, PartyInput> input) {
        SubjectId dialled = Dialling.number(call.caller().tenant(), number);
        NumberInput asked = place.apply(UUID.randomUUID().toString());
        return door.submit(CommandDoor.entry(placing(call), dialled, asked, true))
                .chain(kept -> {
                    if (kept.answer() == null) {
                        return Uni.createFrom().item(kept);
                    }
                    NumberPlace its = NumberPlace.read(number, kept.answer());
                    return door.submit(CommandDoor.entry(call, party, input.apply(its), false))
                            .chain(reply -> reply.answer() != null
                                    ? Uni.createFrom().item(reply)
                                    : door.submit(CommandDoor.entry(
                                                    Call.withoutKey(call.caller()),
                                                    dialled,
                                                    new NumberInput.PlaceReturned(its.placeId()),
                                                    false))
                                            .replaceWith(reply));
                });
    }

    /** A command of its own, repeated when the ask is: then no second place is kept. */
    private Call placing(Call ask) {
        String key = ask.key();
        return key == null
                ? ask
                : new Call(
                        ask.caller(),
                        sealing.digest((NumberDecider.KIND + "/" + key).getBytes(StandardCharsets.UTF_8)),
                        ask.digest());
    }
}
