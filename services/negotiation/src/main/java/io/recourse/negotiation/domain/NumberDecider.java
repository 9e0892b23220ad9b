package io.recourse.negotiation.domain;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Decider;
import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.Facets;
import io.recourse.casework.decision.SubjectId;
import io.recourse.negotiation.domain.NumberEvent.DialConcluded;
import io.recourse.negotiation.domain.NumberEvent.DialNoted;
import io.recourse.negotiation.domain.NumberEvent.DialStruck;
import io.recourse.negotiation.domain.NumberEvent.PlaceGivenBack;
import io.recourse.negotiation.domain.NumberEvent.PlaceKept;
import io.recourse.negotiation.domain.NumberEvent.PlaceLapsed;
import io.recourse.negotiation.domain.NumberFile.Place;
import io.recourse.negotiation.domain.NumberInput.DeadlinePassed;
import io.recourse.negotiation.domain.NumberInput.DialEnded;
import io.recourse.negotiation.domain.NumberInput.DialReturned;
import io.recourse.negotiation.domain.NumberInput.DialTold;
import io.recourse.negotiation.domain.NumberInput.PlaceAsked;
import io.recourse.negotiation.domain.NumberInput.PlaceReturned;
import io.recourse.negotiation.domain.NumberInput.PlaceTaken;
import io.recourse.negotiation.domain.NumberState.Dialled;
import io.recourse.negotiation.domain.NumberState.Silent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Puts the asks for one number in a row: each learns of the dials and of the places kept before it, so no two that ask at the
 * same time get the same unit. It knows no law: the party's guard judges what it tells.
 */
public final class NumberDecider implements Decider<NumberState, NumberInput, NumberEvent> {

    public static final String KIND = "number";

    private static final String PLACE = "place";

    private final ContactPolicy policy;

    public NumberDecider(ContactPolicy policy) {
        this.policy = policy;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public NumberState initial(SubjectId id) {
        return new Silent(id.id());
    }

    @Override
    public Decision<NumberEvent> decide(NumberState state, NumberInput input, Instant now) {
        return switch (input) {
            case PlaceAsked a -> asked(state, a, now);
            case PlaceReturned r -> change(state, new PlaceGivenBack(r.placeId()));
            case PlaceTaken t -> change(state, new DialNoted(t.lender(), t.placeId(), t.dial()));
            case DialTold t -> change(state, new DialNoted(t.lender(), "", t.dial()));
            case DialEnded e -> change(state, new DialConcluded(e.key(), e.outcome()));
            case DialReturned r -> change(state, new DialStruck(r.key()));
            case DeadlinePassed(Deadline due) -> change(state, new PlaceLapsed(due.ref(), due.dueAt()));
        };
    }

    private Decision<NumberEvent> asked(NumberState state, PlaceAsked ask, Instant now) {
        Instant until = now.plus(Duration.ofMinutes(policy.placeMinutes()));
        SharedContact dial = new SharedContact(ask.key(), now, ask.channel(), ask.number(), null);
        PlaceKept kept = new PlaceKept(ask.lender(), ask.placeId(), dial, until);
        return switch (state) {
            case Silent _ ->
                Decision.<NumberEvent>accept(kept).answering(new NumberPlace(ask.placeId(), until, List.of()).said());
            case Dialled(NumberFile file) -> {
                Optional<Place> known = file.place(ask.placeId());
                NumberPlace place = new NumberPlace(
                        ask.placeId(), known.map(Place::lapsesAt).orElse(until), file.besides(ask.key(), now));
                // what counts already needs no place
                boolean counted = known.isPresent() || file.counts(ask.key());
                Decision.Accepted<NumberEvent> accepted = counted ? Decision.nothing() : Decision.accept(kept);
                yield accepted.answering(place.said());
            }
        };
    }

    /** Of what a number does not know, or not any more, nothing follows. */
    private Decision<NumberEvent> change(NumberState state, NumberEvent event) {
        boolean unheard = state instanceof Silent && !(event instanceof DialNoted);
        return unheard || evolve(state, event).equals(state) ? Decision.nothing() : Decision.accept(event);
    }

    @Override
    public NumberState evolve(NumberState state, NumberEvent event) {
        return switch (event) {
            case PlaceKept(var lender, var placeId, var dial, var lapsesAt) ->
                file(opened(state, lender), f -> f.keeping(new Place(placeId, dial, lapsesAt)));
            case PlaceGivenBack(var placeId) -> file(state, f -> f.without(placeId));
            case PlaceLapsed(var placeId, var _) -> file(state, f -> f.without(placeId));
            case DialNoted(var lender, var placeId, var dial) ->
                file(opened(state, lender), f -> f.without(placeId).with(dial));
            case DialConcluded(var key, var outcome) -> file(state, f -> f.ended(key, outcome));
            case DialStruck(var key) -> file(state, f -> f.notMade(key));
        };
    }

    private static Dialled opened(NumberState state, String lender) {
        return switch (state) {
            case Silent silent -> silent.open(lender);
            case Dialled dialled -> dialled;
        };
    }

    private static NumberState file(NumberState state, UnaryOperator<NumberFile> change) {
        return switch (state) {
            case Dialled(NumberFile file) -> new Dialled(change.apply(file));
            case Silent s -> throw new IllegalStateException("number " + s.numberId() + " was never dialled");
        };
    }

    @Override
    public Set<Deadline> deadlines(NumberState state) {
        return switch (state) {
            case Silent _ -> Set.of();
            case Dialled(NumberFile file) ->
                file.places().stream()
                        .map(p -> Deadline.business(PLACE, p.placeId(), p.lapsesAt(), policy.id()))
                        .collect(Collectors.toUnmodifiableSet());
        };
    }

    @Override
    public Facets facets(NumberState state) {
        return switch (state) {
            case Silent _ -> Facets.of(Facets.SHARED, "SILENT");
            case Dialled(NumberFile file) -> Facets.of(file.lender(), "DIALLED");
        };
    }

    @Override
    public NumberInput passed(Deadline deadline) {
        return new DeadlinePassed(deadline);
    }
}
