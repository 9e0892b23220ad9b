package io.recourse.verify.check;

import io.recourse.verify.check.Contact.Leave;
import io.recourse.verify.evidence.Entry;
import io.recourse.verify.evidence.Evidence;
import io.recourse.verify.evidence.Fact;
import io.recourse.verify.evidence.Fact.CeaseNoted;
import io.recourse.verify.evidence.Fact.PartyRegistered;
import io.recourse.verify.evidence.Fact.ThirdPersonRefused;
import io.recourse.verify.evidence.Fact.ZoneNoted;
import io.recourse.verify.evidence.Post;
import io.recourse.verify.law.Answer;
import io.recourse.verify.law.Guard;
import io.recourse.verify.law.Law;
import io.recourse.verify.law.Question;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What had to wait after its leave, for a provider or a person, is judged once more as of when it was made, a contact with a third
 * person too: within the time of its leave and the hours of where its party lives by then, and by what was told meanwhile of wishes,
 * refusals, deaths, disputes, releases and the end of the case. Its budget is that of its leave.
 */
public final class ContactsAreLawfulWhenMade implements Check {

    private final Law law;

    public ContactsAreLawfulWhenMade(Law law) {
        this.law = law;
    }

    @Override
    public String name() {
        return "contacts-are-lawful-when-made";
    }

    @Override
    public String sentence() {
        return "What waited after its leave was made in its time and hours, and by nothing that was told meanwhile forbidden";
    }

    @Override
    public String unit() {
        return "contacts";
    }

    @Override
    public Set<String> rules() {
        return Set.of(
                "made-after-leave",
                "contact-hours",
                "visit-on-working-days",
                "contact-ceased",
                "channel-opted-out",
                "third-party-refused",
                "debtor-deceased",
                "debtor-incapable",
                "contact-paused",
                "stranger",
                "case-closed");
    }

    @Override
    public Examined examine(Evidence evidence) {
        Examined.Notes notes = new Examined.Notes(this);
        PartyRows rows = new PartyRows(evidence);
        Told told = new Told(new Wishes(evidence), new Bars(evidence), registrations(evidence));
        Map<String, Rests> rests = new HashMap<>();
        Contact.all(evidence, rows)
                .values()
                .forEach(contacts -> contacts.forEach(contact -> {
                    notes.look();
                    Instant lastLook = contact.lastLook();
                    Leave leave = contact.leave();
                    if (lastLook != null && leave != null) {
                        Rests rest = rests.computeIfAbsent(contact.story().caseId(), _ -> Rests.of(contact.story()));
                        inTime(notes, contact, leave, rest, lastLook);
                        byLaw(notes, contact, leave, rows, rest, told, lastLook);
                    }
                }));
        return notes.end();
    }

    /** What everybody was told of parties. */
    private record Told(Wishes wishes, Bars bars, Map<String, List<Post>> registrations) {}

    private static void inTime(Examined.Notes notes, Contact contact, Leave leave, Rests rest, Instant lastLook) {
        String id = contact.story().caseId();
        String made = contact + " was made at " + contact.made();
        notes.findUnless(
                lastLook.isBefore(leave.unit().until()),
                "made-after-leave",
                id,
                made + ", its leave ended at " + leave.unit().until());
        notes.findUnless(
                !rest.released(contact.party(), lastLook), "stranger", id, made + ", to one who was released by then");
        notes.findUnless(
                !lastLook.isAfter(rest.closed()), "case-closed", id, made + ", its case closed at " + rest.closed());
    }

    private void byLaw(
            Examined.Notes notes,
            Contact contact,
            Leave leave,
            PartyRows rows,
            Rests rest,
            Told told,
            Instant lastLook) {
        Fact.CaseOpened opening = contact.opening();
        Guard guard = opening == null ? null : law.guard(opening.jurisdiction());
        List<Entry> waiting = rows.whileWaiting(contact.party(), leave);
        Knowledge atLeave = Knowledge.of(rows.of(contact.party()), leave.seq());
        ZoneId zone = opening == null ? null : zone(contact, atLeave, waiting, told, lastLook, opening);
        if (guard == null || zone == null) {
            return;
        }
        Set<String> up = rest.flags(lastLook);
        up.addAll(told.bars().flags(contact, waiting, lastLook));
        if (told.wishes().told(contact.party()).isBefore(lastLook)) {
            up.add("CEASED");
        }
        Fact.Third third = contact.third();
        if (third != null) {
            // that others may be asked, its leave has said
            up.add("DEBTOR_UNREACHABLE");
        }
        Set<String> optedOut = new HashSet<>();
        for (Entry row : waiting) {
            switch (row.fact()) {
                case CeaseNoted(Instant at, String channel)
                when at.isBefore(lastLook) -> {
                    if (channel == null) {
                        up.add("CEASED");
                    } else if (third == null) {
                        optedOut.add(channel);
                    }
                }
                case ThirdPersonRefused(String ref, Instant at)
                when third != null && third.ref().equals(ref) && at.isBefore(lastLook) -> up.add("THIRD_PARTY_REFUSED");
                case Fact _ -> {}
            }
        }
        long end = waiting.isEmpty() ? leave.seq() : waiting.getLast().seq();
        Answer answer = guard.ask(new Question(
                lastLook,
                zone,
                contact.channel(),
                contact.whom(),
                contact.purpose(),
                third == null && Knowledge.of(rows.of(contact.party()), end + 1).anyHour(lastLook),
                List.of(),
                up,
                optedOut,
                Set.of()));
        if (answer.rule() != null) {
            notes.find(
                    answer.rule(),
                    contact.story().caseId(),
                    contact + " was made at " + contact.made() + ", when it was forbidden");
        }
    }

    /** Where the party lived, by the last that was told of it in time and stood in its journal before the contact was made. */
    private static @Nullable ZoneId zone(
            Contact contact,
            Knowledge atLeave,
            List<Entry> waiting,
            Told told,
            Instant lastLook,
            Fact.CaseOpened opening) {
        String zone = atLeave.zone() == null ? contact.zone() : atLeave.zone();
        for (Entry row : waiting) {
            if (row.fact() instanceof ZoneNoted(String noted)
                    && told.registrations().getOrDefault(contact.party(), List.of()).stream()
                            .anyMatch(p -> p.fact().equals(new PartyRegistered(noted))
                                    && p.businessAt().isBefore(lastLook))) {
                zone = noted;
            }
        }
        try {
            return ZoneId.of(zone == null ? opening.zone() : zone);
        } catch (DateTimeException unknown) {
            return null;
        }
    }

    private static Map<String, List<Post>> registrations(Evidence evidence) {
        Map<String, List<Post>> byParty = new HashMap<>();
        for (Post post : evidence.posts()) {
            if (post.fact() instanceof PartyRegistered) {
                byParty.computeIfAbsent(post.key(), _ -> new ArrayList<>()).add(post);
            }
        }
        return byParty;
    }
}
