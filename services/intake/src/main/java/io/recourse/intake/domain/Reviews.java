package io.recourse.intake.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decisions about a party that a person was asked to look at, in the order asked; they stay when answered. */
public record Reviews(List<Review> list) {

    static final Reviews NONE = new Reviews(List.of());

    /** What the person found. */
    public enum Outcome {
        /** The decision stands. */
        UPHELD,
        /** It was wrong; what follows is done by commands of their own. */
        CHANGED
    }

    /**
     * @param reason a code
     * @param by who answered
     */
    public record Answer(Outcome outcome, String reason, String by, Instant at) {}

    /**
     * @param decision id of the event that tells what is contested, or that event's type
     * @param askedAt when the party asked
     * @param answerBy when it has to know the answer
     * @param lookAt when somebody is reminded; after the answer nobody is
     * @param answer null while it waits
     */
    public record Review(
            String id,
            String caseId,
            String decision,
            Instant askedAt,
            Instant answerBy,
            Instant lookAt,
            @Nullable Answer answer) {

        boolean isOpen() {
            return answer == null;
        }

        Review lookedAt(Instant next) {
            return new Review(id, caseId, decision, askedAt, answerBy, next, answer);
        }

        Review answered(Answer given) {
            return new Review(id, caseId, decision, askedAt, answerBy, lookAt, given);
        }
    }

    public Reviews {
        list = List.copyOf(list);
    }

    @Nullable
    Review find(String id) {
        return list.stream().filter(r -> r.id().equals(id)).findAny().orElse(null);
    }

    Stream<Review> open() {
        return list.stream().filter(Review::isOpen);
    }

    /** Until when the most urgent of them has to be answered. */
    Optional<Instant> answerBy() {
        return open().map(Review::answerBy).min(Comparator.naturalOrder());
    }

    Reviews with(Review review) {
        return new Reviews(Stream.concat(list.stream(), Stream.of(review)).toList());
    }

    Reviews lookedAt(String id, Instant next) {
        return new Reviews(
                list.stream().map(r -> r.id().equals(id) ? r.lookedAt(next) : r).toList());
    }

    Reviews answered(String id, Answer given) {
        return new Reviews(list.stream()
                .map(r -> r.id().equals(id) ? r.answered(given) : r)
                .toList());
    }
}
