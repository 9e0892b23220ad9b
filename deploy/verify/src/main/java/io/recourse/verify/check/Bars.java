package io.recourse.verify.check;

import io.recourse.verify.check.Contact.Leave;
import io.recourse.verify.evidence.Entry;
import io.recourse.verify.evidence.Evidence;
import io.recourse.verify.evidence.Fact;
import io.recourse.verify.evidence.Fact.BarNoted;
import io.recourse.verify.evidence.Fact.ContactBarEnded;
import io.recourse.verify.evidence.Fact.ContactBarred;
import io.recourse.verify.evidence.Post;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Why nobody contacts a party, whatever it is to a debt: it died, it cannot act for itself, it disputes. A backdated bar binds from
 * when it was told, and until its end was told; only what had leave before negotiation knew of it could not be called back.
 */
final class Bars {

    /** Excluding both ends; {@code to} is {@link Instant#MAX} while it lasts. */
    private record Bar(String flag, Instant from, Instant to) {
        boolean covers(Instant at) {
            return at.isAfter(from) && at.isBefore(to);
        }
    }

    private final Map<String, Map<String, Bar>> byParty = new HashMap<>();

    Bars(Evidence evidence) {
        for (Post post : evidence.posts()) {
            Map<String, Bar> bars = byParty.computeIfAbsent(post.key(), _ -> new HashMap<>());
            switch (post.fact()) {
                case ContactBarred(String id, String flag, Instant from) ->
                    bars.putIfAbsent(id, new Bar(flag, Rests.later(from, post.businessAt()), Instant.MAX));
                case ContactBarEnded(String id, Instant at) ->
                    bars.computeIfPresent(
                            id, (_, b) -> new Bar(b.flag(), b.from(), Rests.later(at, post.businessAt())));
                case Fact _ -> {}
            }
        }
    }

    /**
     * What they mean to the guard when leave was given.
     *
     * @param rows of the party's journal at negotiation
     */
    Set<String> flags(Contact contact, List<Entry> rows) {
        return flags(contact, (id, bar) -> bar.covers(contact.at()) && !crossed(contact, rows, id));
    }

    /**
     * What they mean to the guard when a contact was made that had waited.
     *
     * @param waiting rows that its party's journal got meanwhile
     */
    Set<String> flags(Contact contact, List<Entry> waiting, Instant lastLook) {
        return flags(
                contact,
                (id, bar) -> bar.covers(lastLook)
                        && waiting.stream()
                                .anyMatch(r -> r.fact() instanceof BarNoted(String noted) && noted.equals(id)));
    }

    /** Of a debtor its own case's pauses say when contact rests. */
    private Set<String> flags(Contact contact, BiPredicate<String, Bar> binds) {
        Set<String> flags = new HashSet<>();
        byParty.getOrDefault(contact.party(), Map.of()).forEach((id, bar) -> {
            boolean elsewhere = contact.isToDebtor() && bar.flag().equals("PAUSED");
            if (!elsewhere && binds.test(id, bar)) {
                flags.add(bar.flag());
            }
        });
        return flags;
    }

    private static boolean crossed(Contact contact, List<Entry> rows, String barId) {
        Leave leave = contact.leave();
        return leave != null
                && rows.stream()
                        .filter(r -> r.fact() instanceof BarNoted(String id) && id.equals(barId))
                        .mapToLong(Entry::seq)
                        .min()
                        .stream()
                        .anyMatch(noted -> leave.seq() < noted);
    }
}
