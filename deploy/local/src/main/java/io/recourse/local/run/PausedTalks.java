package io.recourse.local.run;

import io.recourse.contracts.IntakeEvent.CaseOpened;
import io.recourse.contracts.IntakeEvent.PauseEnded;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.IntakeEvent.PauseStarted;
import io.recourse.contracts.NegotiationEvent.ContactAttempted;
import io.recourse.contracts.NegotiationEvent.NegotiationStarted;
import io.recourse.contracts.NegotiationEvent.OfferEnded;
import io.recourse.contracts.NegotiationEvent.OfferOutcome;
import io.recourse.contracts.NegotiationEvent.PromiseRecorded;
import io.recourse.contracts.PublicEvent;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.StrategyAssigned;
import io.recourse.rules.calendar.WorkingDays;
import io.recourse.rules.pack.Packs;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The pauses of one case, and what its ladder did after them. It goes on with the time that was left if its next contact keeps
 * the step's day counted from the start of the talks without the time that was paused, and is no later than a step may be that
 * waits for hours in which somebody may be contacted and for people to work. Of a case that was given another ladder nothing of
 * the sort is said, and of one whose debtor had committed himself, for which a ladder waits as well, never that it is late.
 */
final class PausedTalks {
    static final String SECTION = "pauses";

    /** Steps fall due at a time of day, talks may begin at any. */
    private static final Duration TIME_OF_DAY = Duration.ofDays(1);

    /** By these people contact somebody, and they have weekends and holidays. */
    private static final Set<Channel> BY_PEOPLE = Set.of(Channel.PHONE, Channel.FIELD_VISIT);

    private static final Map<String, WorkingDays> CALENDARS =
            Map.of("CN", Packs.workingDays("CN"), "US", Packs.workingDays("US"));

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
    private WorkingDays workingDays = WorkingDays.weekendsOnly();
    private @Nullable Instant committed;

    void take(PublicEvent event) {
        switch (event) {
            case CaseOpened o -> workingDays = CALENDARS.getOrDefault(o.jurisdiction(), workingDays);
            case PauseStarted p -> rests.put(p.pauseId(), new Rest(p.reason(), p.from(), null));
            case PauseEnded p -> rests.computeIfPresent(p.pauseId(), (_, rest) -> rest.until(p.at()));
            case StrategyAssigned s -> s.steps().forEach(step -> dayOfStep.put(step.code(), step.day()));
            case NegotiationStarted s -> starts.add(s.at());
            case ContactAttempted c -> {
                if (!c.attemptId().contains(BESIDE)) {
                    ladder.add(c);
                }
            }
            case PromiseRecorded p -> committed(p.at());
            case OfferEnded o when o.outcome() == OfferOutcome.ACCEPTED -> committed(o.at());
            default -> {}
        }
    }

    private void committed(Instant at) {
        committed = committed == null || at.isBefore(committed) ? at : committed;
    }

    void count(Counts counts) {
        for (Rest rest : rests.values()) {
            String reason = Story.word(rest.reason());
            counts.one(SECTION, "begun: " + reason);
            Instant to = rest.to();
            if (to != null) {
                counts.one(SECTION, "over: " + reason);
                goesOn(rest, to).ifPresent(how -> counts.one(SECTION, how + ": " + reason));
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
                .flatMap(next -> wentOn(next, starts.getFirst()));
    }

    private Optional<String> wentOn(ContactAttempted next, Instant began) {
        Instant due = began.plus(Duration.ofDays(dayOfStep.getOrDefault(next.step(), 0)))
                .plus(paused(began, next.at()));
        if (next.at().isBefore(due.minus(TIME_OF_DAY))) {
            return Optional.of("after them the ladder went on too early");
        }
        if (!isLate(next, later(due, free(next.at())))) {
            return Optional.of("after them the ladder went on with the time that was left");
        }
        boolean waitsForDebtor = committed != null && committed.isBefore(next.at());
        return waitsForDebtor ? Optional.empty() : Optional.of("after them the ladder went on later than that");
    }

    /** When the last pause before it was over. */
    private Instant free(Instant at) {
        return rests.values().stream()
                .filter(Rest::holds)
                .flatMap(rest -> Stream.ofNullable(rest.to()))
                .filter(to -> !to.isAfter(at))
                .reduce(Instant.MIN, PausedTalks::later);
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    /**
     * Later than on the day after it fell due, or on the first working day from that day on if people make the contact: what falls due
     * by night waits for the morning, and the paused hours may have put it off to there.
     */
    private boolean isLate(ContactAttempted contact, Instant due) {
        ZoneId zone = ZoneId.of(contact.zone());
        LocalDate dayAfter = LocalDate.ofInstant(due, zone).plusDays(1);
        LocalDate last = BY_PEOPLE.contains(contact.channel()) ? workingDays.next(dayAfter) : dayAfter;
        return LocalDate.ofInstant(contact.at(), zone).isAfter(last);
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
