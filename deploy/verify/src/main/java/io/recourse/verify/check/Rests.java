package io.recourse.verify.check;

import io.recourse.verify.evidence.Fact;
import io.recourse.verify.evidence.Fact.CaseClosed;
import io.recourse.verify.evidence.Fact.PartyReleased;
import io.recourse.verify.evidence.Fact.PauseEnded;
import io.recourse.verify.evidence.Fact.PauseStarted;
import io.recourse.verify.evidence.Post;
import io.recourse.verify.evidence.Story;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * When a case rests, and when it is over. Business time stands still while services talk: what happens at the very instant
 * at which a pause or the end was told crossed it on the way and is no breach.
 */
final class Rests {

    /** Excluding both ends; {@code to} is {@link Instant#MAX} while it lasts. */
    private record Rest(String flag, Instant from, Instant to) {
        boolean covers(Instant at) {
            return at.isAfter(from) && at.isBefore(to);
        }
    }

    private final Collection<Rest> rests;
    private final Instant closed;
    private final Map<String, Instant> released;

    private Rests(Collection<Rest> rests, Instant closed, Map<String, Instant> released) {
        this.rests = rests;
        this.closed = closed;
        this.released = released;
    }

    /** A backdated pause binds from when it was told, and until its end was told. */
    static Rests of(Story story) {
        Map<String, Rest> byId = new HashMap<>();
        Map<String, Instant> released = new HashMap<>();
        for (Post post : story.on(Story.INTAKE)) {
            switch (post.fact()) {
                case PauseStarted(String id, String reason, Instant from) ->
                    byId.put(id, new Rest(flag(reason), later(from, post.businessAt()), Instant.MAX));
                case PauseEnded(String id, Instant at) ->
                    byId.computeIfPresent(id, (_, r) -> new Rest(r.flag(), r.from(), later(at, post.businessAt())));
                case PartyReleased(String party) -> released.putIfAbsent(party, post.businessAt());
                case Fact _ -> {}
            }
        }
        Instant closed = story.facts(CaseClosed.class).stream()
                .map(CaseClosed::at)
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
        return new Rests(byId.values(), closed, released);
    }

    private static String flag(String reason) {
        return switch (reason) {
            case "DECEASED" -> "DECEASED";
            case "INCAPACITY" -> "INCAPABLE";
            case "CEASE_CONTACT" -> "CEASED";
            default -> "PAUSED";
        };
    }

    /** What the pauses that are open mean to the guard. */
    Set<String> flags(Instant at) {
        return rests.stream().filter(r -> r.covers(at)).map(Rest::flag).collect(Collectors.toSet());
    }

    /** Whether who was named owed nothing any more, as everybody could know. */
    boolean released(String party, Instant at) {
        return at.isAfter(released.getOrDefault(party, Instant.MAX));
    }

    Instant closed() {
        return closed;
    }

    static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
