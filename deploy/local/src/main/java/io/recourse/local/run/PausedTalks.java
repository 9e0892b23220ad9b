package io.recourse.local.run;

import io.recourse.contracts.IntakeEvent.PauseEnded;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.IntakeEvent.PauseStarted;
import io.recourse.contracts.NegotiationEvent.ContactAttempted;
import io.recourse.contracts.NegotiationEvent.NegotiationStarted;
import io.recourse.contracts.PublicEvent;
import io.recourse.contracts.SegmentationEvent.StrategyAssigned;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The pauses of one case, and what its ladder did after them. It goes on with the time that was left if its next contact keeps
 * the step's day counted from the start of the talks without the time that was paused; else it goes on too early. Of a case
 * that was given another ladder nothing of the sort is said.
 */
final class PausedTalks {
    static final String SECTION = "pauses";

    /** Steps fall due at a time of day, talks may begin at any. */
    private static final Duration TIME_OF_DAY = Duration.ofDays(1);

    /** In the id of a contact that people asked for, or with a co-debtor: neither is a step that the ladder waits for. */
    private static final String BESIDE = "/";

    /** @param to null while it lasts */
    private record Rest(
            PauseReason reason, Instant from, @Nullable Instant to) {
        Rest until(Instant end) {
            return new Rest(reason, from, end);
        }

        /** Who asks for no contact moves nobody's deadlines. */
        boolean holds() {
            return reason != PauseReason.CEASE_CONTACT;
        }
    }

    private final Map<String, Rest> rests = new LinkedHashMap<>();
    private final Map<String, Integer> dayOfStep = new HashMap<>();
    private final List<ContactAttempted> ladder = new ArrayList<>();
    private final List<Instant> starts = new ArrayList<>();

    void take(PublicEvent event) {
        switch (event) {
            case PauseStarted p -> rests.put(p.pauseId(), new Rest(p.reason(), p.from(), null));
            case PauseEnded p -> rests.computeIfPresent(p.pauseId(), (_, rest) -> rest.until(p.at()));
            case StrategyAssigned s -> s.steps().forEach(step -> dayOfStep.put(step.code(), step.day()));
            case NegotiationStarted s -> starts.add(s.at());
            case ContactAttempted c -> {
                if (!c.attemptId().contains(BESIDE)) {
                    ladder.add(c);
                }
            }
            default -> {}
        }
    }

    void count(Counts counts) {
        for (Rest rest : rests.values()) {
            String reason = Story.word(rest.reason());
            counts.one(SECTION, "begun: " + reason);
            Instant to = rest.to();
            if (to != null) {
                counts.one(SECTION, "over: " + reason);
                goesOn(rest, to).ifPresent(how -> counts.one(SECTION, how));
            }
        }
    }

    private Optional<String> goesOn(Rest rest, Instant to) {
        if (!rest.holds() || starts.size() != 1 || to.isBefore(starts.getFirst())) {
            return Optional.empty();
        }
        return ladder.stream()
                .filter(c -> !c.at().isBefore(to))
                .findFirst()
                .map(next -> next.at().isBefore(earliest(next, starts.getFirst()))
                        ? "after them the ladder went on too early"
                        : "after them the ladder went on with the time that was left");
    }

    private Instant earliest(ContactAttempted contact, Instant began) {
        int day = dayOfStep.getOrDefault(contact.step(), 0);
        return began.plus(Duration.ofDays(day))
                .plus(paused(began, contact.at()))
                .minus(TIME_OF_DAY);
    }

    /** What several pauses hold at once is held once. */
    private Duration paused(Instant since, Instant upTo) {
        Duration paused = Duration.ZERO;
        Instant counted = since;
        List<Rest> inOrder = rests.values().stream()
                .filter(Rest::holds)
                .sorted(Comparator.comparing(Rest::from))
                .toList();
        for (Rest rest : inOrder) {
            Instant from = rest.from().isAfter(counted) ? rest.from() : counted;
            Instant to = rest.to() == null || rest.to().isAfter(upTo) ? upTo : rest.to();
            if (to.isAfter(from)) {
                paused = paused.plus(Duration.between(from, to));
                counted = to;
            }
        }
        return paused;
    }
}
