package io.recourse.verify.check;

import io.recourse.verify.check.Contact.Leave;
import io.recourse.verify.evidence.Entry;
import io.recourse.verify.evidence.Evidence;
import io.recourse.verify.evidence.Fact;
import io.recourse.verify.evidence.Fact.CeaseNoted;
import io.recourse.verify.evidence.Fact.PartyRegistered;
import io.recourse.verify.evidence.Post;
import io.recourse.verify.evidence.Story;
import io.recourse.verify.law.Answer;
import io.recourse.verify.law.Guard;
import io.recourse.verify.law.Kind;
import io.recourse.verify.law.Law;
import io.recourse.verify.law.Question;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Puts every contact that was made to this checker's own guard, under the law of its case, with all contacts of the party
 * before it: what the guard forbids should not have been. A wish and a death, of whoever owes, bind from when they were told;
 * only what had leave before that was passed on could not be called back.
 */
public final class ContactsKeepTheLaw implements Check {
    private static final List<String> OWN =
            List.of("law-unknown", "zone-differs", "channel-unknown", "stranger", "case-closed", "practices-untold");

    private static final Set<String> IN_VAIN = Set.of("UNANSWERED", "UNREACHABLE");

    private final Law law;

    public ContactsKeepTheLaw(Law law) {
        this.law = law;
    }

    @Override
    public String name() {
        return "contacts-keep-the-law";
    }

    @Override
    public String sentence() {
        return "No contact outside its hours, over its budget or by a forbidden practice, none with who opted out, died or owes nothing, by an own guard";
    }

    @Override
    public String unit() {
        return "contacts";
    }

    @Override
    public Set<String> rules() {
        Set<String> rules = new HashSet<>(law.rules());
        rules.addAll(OWN);
        return rules;
    }

    @Override
    public Examined examine(Evidence evidence) {
        Examined.Notes notes = new Examined.Notes(this);
        PartyRows rows = new PartyRows(evidence);
        Map<String, Set<String>> registered = registered(evidence);
        Wishes wishes = new Wishes(evidence);
        Bars bars = new Bars(evidence);
        Map<String, Rests> rests = new HashMap<>();
        Map<String, List<Contact>> all = Contact.all(evidence, rows);
        Map<String, List<Contact>> thirds = thirds(all);
        Map<String, String> debts = debts(evidence);
        Map<String, List<Contact>> dials = dials(all);
        all.forEach((party, contacts) -> {
            Wish wish = new Wish(wishes.told(party), noted(rows.of(party)));
            List<Question.Made> history = new ArrayList<>();
            for (Contact contact : contacts) {
                notes.look();
                Rests rest = rests.computeIfAbsent(contact.story().caseId(), _ -> Rests.of(contact.story()));
                own(notes, contact, rest, registered.getOrDefault(party, Set.of()));
                Knowledge known = knowledge(rows, contact);
                List<Question.Made> before = new ArrayList<>(history);
                before.addAll(others(contact, thirds, dials));
                before.addAll(known.elsewhere(party, contact.asked()));
                before.addAll(known.begun(party, contact.whom().lender(), id -> debts.getOrDefault(id, id)));
                Set<String> flags = flags(contact, rest, wish);
                flags.addAll(bars.flags(contact, rows.of(party)));
                judge(notes, contact, known, flags, before, debts);
                whenDialled(notes, contact, rows, dials);
                // what was not put through as well: the guard knows in which way it counts
                history.add(made(contact));
            }
        });
        return notes.end();
    }

    /** Which debt each case is about. */
    private static Map<String, String> debts(Evidence evidence) {
        Map<String, String> debts = new HashMap<>();
        Story.all(evidence).forEach((id, story) -> debts.put(id, story.debt()));
        return debts;
    }

    /** Who does not owe is counted by the debt, whosever journal it stands in. */
    private static Map<String, List<Contact>> thirds(Map<String, List<Contact>> all) {
        Map<String, List<Contact>> byDebt = new HashMap<>();
        for (List<Contact> contacts : all.values()) {
            for (Contact contact : contacts) {
                if (contact.third() != null) {
                    byDebt.computeIfAbsent(contact.story().debt(), _ -> new ArrayList<>())
                            .add(contact);
                }
            }
        }
        return byDebt;
    }

    /** A number is counted by itself, whoever of a lender's parties answers there. */
    private static Map<String, List<Contact>> dials(Map<String, List<Contact>> all) {
        Map<String, List<Contact>> byNumber = new HashMap<>();
        for (List<Contact> contacts : all.values()) {
            for (Contact contact : contacts) {
                String number = contact.dialled();
                if (number != null) {
                    byNumber.computeIfAbsent(number, _ -> new ArrayList<>()).add(contact);
                }
            }
        }
        return byNumber;
    }

    /**
     * What stands in the journals of other parties and was before it. Between two journals nothing tells the order of one
     * instant, so of a number only what was surely before it counts.
     */
    private static List<Question.Made> others(
            Contact contact, Map<String, List<Contact>> thirds, Map<String, List<Contact>> dials) {
        // a relative may have been asked on that number: it is one contact
        Set<Contact> others = Collections.newSetFromMap(new IdentityHashMap<>());
        if (contact.third() != null) {
            thirds.getOrDefault(contact.story().debt(), List.of()).stream()
                    .filter(other -> Contact.ORDER.compare(other, contact) < 0)
                    .forEach(others::add);
        }
        String number = contact.number();
        if (number != null) {
            dials.getOrDefault(number, List.of()).stream()
                    .filter(other -> other.dialledAt().isBefore(contact.asked()))
                    .forEach(others::add);
        }
        others.removeIf(other -> other.party().equals(contact.party()));
        return others.stream().map(ContactsKeepTheLaw::dialled).toList();
    }

    /** A call whose number was asked for when it was about to ring, with all dials of the number that were allowed before. */
    private void whenDialled(Examined.Notes notes, Contact contact, PartyRows rows, Map<String, List<Contact>> dials) {
        Fact.DialAllowed dial = contact.dial();
        Fact.CaseOpened opening = contact.opening();
        Guard guard = opening == null ? null : law.guard(opening.jurisdiction());
        Knowledge known = knowledge(rows, contact);
        ZoneId zone = zone(contact, known);
        if (dial == null || guard == null || zone == null) {
            return;
        }
        Answer answer = guard.ask(new Question(
                dial.at(),
                zone,
                contact.channel(),
                contact.whom(dial.number()),
                contact.purpose(),
                // its hours are those of its leave
                true,
                dials.getOrDefault(dial.number(), List.of()).stream()
                        .filter(other -> other.dialledAt().isBefore(dial.at()))
                        .map(ContactsKeepTheLaw::dialled)
                        .toList(),
                Set.of(),
                Set.of(),
                Set.of()));
        if (answer.rule() != null) {
            notes.find(
                    answer.rule(),
                    contact.story().caseId(),
                    contact + " was let through to its number at " + dial.at() + ", not before "
                            + answer.nextAllowedAt());
        }
    }

    private static void own(Examined.Notes notes, Contact contact, Rests rest, Set<String> registered) {
        String id = contact.story().caseId();
        Fact.CaseOpened opening = contact.opening();
        notes.findUnless(
                opening != null
                        && opening.parties().contains(contact.party())
                        && !rest.released(contact.party(), contact.at()),
                "stranger",
                id,
                contact + ", whom the case does not name, or released");
        notes.findUnless(
                !contact.at().isAfter(rest.closed()), "case-closed", id, contact + ", closed at " + rest.closed());
        notes.findUnless(
                Kind.of(contact.channel()) != null, "channel-unknown", id, contact + ", a way nobody has heard of");
        // what nobody said no guard can have judged, and what it did not forbid proves nothing then
        notes.findUnless(
                contact.leave() == null || contact.leave().unit().practices() != null,
                "practices-untold",
                id,
                contact + ", and its leave does not say by which practices");
        // its own zone proves nothing about its hour unless it is where the case or the register has its party
        String zone = contact.zone();
        notes.findUnless(
                zone == null || registered.contains(zone) || (opening != null && zone.equals(opening.zone())),
                "zone-differs",
                id,
                contact + " is timed in " + zone + ", its party is registered in " + registered);
    }

    private void judge(
            Examined.Notes notes,
            Contact contact,
            Knowledge known,
            Set<String> flags,
            List<Question.Made> history,
            Map<String, String> debts) {
        Fact.CaseOpened opening = contact.opening();
        String jurisdiction = opening == null ? "none" : opening.jurisdiction();
        Guard guard = law.guard(jurisdiction);
        String id = contact.story().caseId();
        if (guard == null) {
            notes.find("law-unknown", id, contact + " under the law of " + jurisdiction);
            return;
        }
        ZoneId zone = zone(contact, known);
        if (zone == null) {
            notes.find("zone-differs", id, contact + " is timed where no clock is");
            return;
        }
        Set<String> up = known.flags(contact.at(), contact.third());
        up.addAll(flags);
        if (mayAskAgain(contact, known, history, debts)) {
            up.add("MAY_ASK_AGAIN");
        }
        boolean own = contact.third() == null;
        Answer answer = guard.ask(new Question(
                contact.at(),
                zone,
                contact.channel(),
                contact.whom(),
                contact.purpose(),
                own && known.anyHour(contact.at()),
                history,
                up,
                own ? known.optedOut() : Set.of(),
                practices(contact)));
        if (answer.rule() != null) {
            notes.find(
                    answer.rule(),
                    id,
                    contact + ", " + contact.at().atZone(zone) + ", not before " + answer.nextAllowedAt());
        }
    }

    /** A contact without leave is found elsewhere; nobody said anything of it. */
    private static Set<String> practices(Contact contact) {
        Leave leave = contact.leave();
        return leave == null || leave.unit().practices() == null
                ? Set.of()
                : leave.unit().practices();
    }

    private static Knowledge knowledge(PartyRows rows, Contact contact) {
        Leave leave = contact.leave();
        return Knowledge.of(rows.of(contact.party()), leave == null ? 0 : leave.seq());
    }

    private static Set<String> flags(Contact contact, Rests rest, Wish wish) {
        Set<String> flags = rest.flags(contact.at());
        if (wish.binds(contact)) {
            flags.add("CEASED");
        }
        return flags;
    }

    /** One request is good for one contact in which the person may have been reached. */
    private static boolean mayAskAgain(
            Contact contact, Knowledge known, List<Question.Made> history, Map<String, String> debts) {
        Fact.Third third = contact.third();
        String debt = contact.story().debt();
        Instant asked = third == null
                ? null
                : known.askedAgain(id -> debts.getOrDefault(id, id).equals(debt), third.ref());
        return third != null
                && asked != null
                && history.stream()
                        .filter(m -> m.whom().ref().equals(third.ref())
                                && m.whom().debt().equals(debt)
                                && (m.outcome() == null || !IN_VAIN.contains(m.outcome())))
                        .noneMatch(m -> m.at().isAfter(asked));
    }

    private static @Nullable ZoneId zone(Contact contact, Knowledge known) {
        Fact.CaseOpened opening = contact.opening();
        String zone = known.zone() == null ? contact.zone() : known.zone();
        try {
            return ZoneId.of(zone == null && opening != null ? opening.zone() : String.valueOf(zone));
        } catch (DateTimeException unknown) {
            return null;
        }
    }

    private static Question.Made made(Contact contact) {
        return made(contact, contact.number());
    }

    /** As one of its number's dials. */
    private static Question.Made dialled(Contact contact) {
        return made(contact, contact.dialled());
    }

    private static Question.Made made(Contact contact, @Nullable String number) {
        return new Question.Made(contact.at(), contact.channel(), contact.outcome(), contact.whom(number), null);
    }

    /**
     * That a party wants no contact.
     *
     * @param told from when on everybody could know
     * @param noted number of the row by which negotiation knew, {@link Long#MIN_VALUE} if it never did
     */
    private record Wish(Instant told, long noted) {
        boolean binds(Contact contact) {
            Leave leave = contact.leave();
            boolean crossed = leave != null && leave.seq() < noted;
            return contact.at().isAfter(told) && !crossed;
        }
    }

    private static long noted(List<Entry> rows) {
        return rows.stream()
                .filter(r -> r.fact() instanceof CeaseNoted c && c.channel() == null)
                .mapToLong(Entry::seq)
                .findFirst()
                .orElse(Long.MIN_VALUE);
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
}
