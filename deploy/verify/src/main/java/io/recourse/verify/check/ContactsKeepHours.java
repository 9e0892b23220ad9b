package io.recourse.verify.check;

import io.recourse.verify.evidence.Evidence;
import io.recourse.verify.evidence.Fact;
import io.recourse.verify.evidence.Fact.CaseClosed;
import io.recourse.verify.evidence.Fact.ContactAttempted;
import io.recourse.verify.evidence.Fact.PartyRegistered;
import io.recourse.verify.evidence.Fact.PauseEnded;
import io.recourse.verify.evidence.Fact.PauseStarted;
import io.recourse.verify.evidence.Post;
import io.recourse.verify.evidence.Story;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * CN: nobody is contacted from 22:00 to 08:00 of the debtor's clock (GB/T 45251-2025), and nobody in a case that rests or is
 * over. A letter is read when its reader likes, so hours do not bind it. Business time stands still while services talk:
 * what happens at the very instant at which a pause or the end was told crossed it on the way and is no breach.
 */
public final class ContactsKeepHours implements Check {
    private static final LocalTime OPENS = LocalTime.of(8, 0);
    private static final LocalTime CLOSES = LocalTime.of(22, 0);

    /** Excluding both ends; {@code to} is {@link Instant#MAX} while it lasts. */
    private record Rest(String pauseId, Instant from, Instant to) {
        boolean covers(Instant at) {
            return at.isAfter(from) && at.isBefore(to);
        }
    }

    @Override
    public String name() {
        return "contacts-keep-hours";
    }

    @Override
    public String sentence() {
        return "No contact outside 08:00 to 22:00 of the debtor, in a pause or after the case is closed";
    }

    @Override
    public String unit() {
        return "contacts";
    }

    @Override
    public Set<String> rules() {
        return Set.of("hours", "closed", "paused", "law-unknown", "zone-differs");
    }

    @Override
    public boolean everyRunHasSome() {
        return false;
    }

    @Override
    public Examined examine(Evidence evidence) {
        Examined.Notes notes = new Examined.Notes(this);
        Map<String, Set<String>> registered = registered(evidence);
        for (Story story : Story.all(evidence).values()) {
            List<ContactAttempted> contacts = story.facts(ContactAttempted.class);
            if (!contacts.isEmpty()) {
                law(notes, story);
                List<Rest> rests = rests(story);
                Instant closed = closed(story);
                contacts.forEach(c -> look(notes, story.caseId(), c, rests, closed));
                contacts.forEach(c -> zone(notes, story, c, registered.getOrDefault(c.party(), Set.of())));
            }
        }
        return notes.end();
    }

    /** A contact's own zone proves nothing about its hour unless it is where the case or the register has its party. */
    private static void zone(Examined.Notes notes, Story story, ContactAttempted contact, Set<String> registered) {
        Fact.CaseOpened opening = story.opening();
        String zone = contact.zone();
        notes.findUnless(
                registered.contains(zone) || (opening != null && zone.equals(opening.zone())),
                "zone-differs",
                story.caseId(),
                contact.attemptId() + " is timed in " + zone + ", its party is registered in " + registered);
    }

    /** A later statement may register a party anew; which zone was known when a contact was made, topics do not tell. */
    private static Map<String, Set<String>> registered(Evidence evidence) {
        Map<String, Set<String>> zones = new HashMap<>();
        for (Post post : evidence.posts()) {
            if (post.fact() instanceof PartyRegistered(String zone)) {
                zones.computeIfAbsent(post.key(), _ -> new TreeSet<>()).add(zone);
            }
        }
        return zones;
    }

    private static void law(Examined.Notes notes, Story story) {
        Fact.CaseOpened opening = story.opening();
        String law = opening == null ? "none" : opening.jurisdiction();
        notes.findUnless(law.equals("CN"), "law-unknown", story.caseId(), "contacted under the law of " + law);
    }

    private static void look(
            Examined.Notes notes, String id, ContactAttempted contact, List<Rest> rests, Instant closed) {
        notes.look();
        String what = contact.attemptId() + " " + contact.channel() + " at " + contact.at();
        LocalTime time = Zones.at(contact.at(), contact.zone()).toLocalTime();
        boolean open = !time.isBefore(OPENS) && time.isBefore(CLOSES);
        notes.findUnless(
                open || ContactKind.of(contact.channel()) == ContactKind.LETTER,
                "hours",
                id,
                what + ", " + time + " in " + contact.zone());
        notes.findUnless(!contact.at().isAfter(closed), "closed", id, what + ", closed at " + closed);
        rests.stream()
                .filter(r -> r.covers(contact.at()))
                .forEach(r -> notes.find("paused", id, what + ", in pause " + r.pauseId() + " from " + r.from()));
    }

    private static Instant closed(Story story) {
        return story.facts(CaseClosed.class).stream()
                .map(CaseClosed::at)
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
    }

    /** A backdated pause binds from when it was told, and until its end was told. */
    private static List<Rest> rests(Story story) {
        Map<String, Rest> byId = new HashMap<>();
        for (Post post : story.on(Story.INTAKE)) {
            switch (post.fact()) {
                case PauseStarted(String id, Instant from) ->
                    byId.put(id, new Rest(id, later(from, post.businessAt()), Instant.MAX));
                case PauseEnded(String id, Instant at) ->
                    byId.computeIfPresent(id, (_, r) -> new Rest(id, r.from(), later(at, post.businessAt())));
                case Fact _ -> {}
            }
        }
        return new ArrayList<>(byId.values());
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
