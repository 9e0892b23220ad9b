package io.recourse.negotiation.domain;

import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is known of a number: when it was dialled and how that ended, neither whom nor about what.
 *
 * @param lender whose dials these are
 * @param places kept for asks that nobody has answered yet, in order
 * @param dials of the last days, in order; older ones count in no budget
 */
public record NumberFile(String numberId, String lender, List<Place> places, List<SharedContact> dials) {

    /** @param lapsesAt when it is kept no more, if no party has taken it */
    public record Place(String placeId, SharedContact dial, Instant lapsesAt) {}

    public NumberFile {
        places = List.copyOf(places);
        dials = List.copyOf(dials);
    }

    static NumberFile of(String numberId, String lender) {
        return new NumberFile(numberId, lender, List.of(), List.of());
    }

    Optional<Place> place(String placeId) {
        return places.stream().filter(p -> p.placeId().equals(placeId)).findFirst();
    }

    boolean counts(String key) {
        return dials.stream().anyMatch(d -> d.key().equals(key));
    }

    NumberFile keeping(Place place) {
        return new NumberFile(
                numberId,
                lender,
                Stream.concat(without(place.placeId()).places.stream(), Stream.of(place))
                        .sorted(Comparator.comparing(Place::lapsesAt).thenComparing(Place::placeId))
                        .toList(),
                dials);
    }

    NumberFile without(String placeId) {
        return new NumberFile(
                numberId,
                lender,
                places.stream().filter(p -> !p.placeId().equals(placeId)).toList(),
                dials);
    }

    /** One more, or the same with what became of it. */
    NumberFile with(SharedContact dial) {
        List<SharedContact> all = Stream.concat(notMade(dial.key()).dials.stream(), Stream.of(dial))
                .sorted(Comparator.comparing(SharedContact::at).thenComparing(d -> d.key()))
                .toList();
        Instant oldest = all.getLast().at().minus(PartyFile.REMEMBERED);
        return new NumberFile(
                numberId,
                lender,
                places,
                all.stream().filter(d -> !d.at().isBefore(oldest)).toList());
    }

    NumberFile ended(String key, ContactOutcome outcome) {
        return new NumberFile(
                numberId,
                lender,
                places,
                dials.stream()
                        .map(d -> d.key().equals(key) ? d.ended(outcome) : d)
                        .toList());
    }

    NumberFile notMade(String key) {
        return new NumberFile(
                numberId,
                lender,
                places,
                dials.stream().filter(d -> !d.key().equals(key)).toList());
    }

    /** What counts besides a contact. A place that is kept is as good as a dial of now: whoever has it may dial at once. */
    List<SharedContact> besides(String key, Instant now) {
        Map<String, SharedContact> byKey = new LinkedHashMap<>();
        dials.forEach(d -> byKey.put(d.key(), d));
        // asked for twice, a contact is one contact
        places.forEach(p -> byKey.putIfAbsent(p.dial().key(), p.dial().madeAt(now)));
        byKey.remove(key);
        return List.copyOf(byKey.values());
    }
}
