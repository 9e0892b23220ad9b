package io.recourse.verify.check;

import io.recourse.verify.evidence.Entry;
import io.recourse.verify.evidence.Evidence;
import io.recourse.verify.evidence.Fact;
import io.recourse.verify.evidence.Fact.ContactAttempted;
import io.recourse.verify.evidence.Fact.ContactCeased;
import io.recourse.verify.evidence.Fact.ContactResult;
import io.recourse.verify.evidence.Post;
import io.recourse.verify.evidence.Story;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One party, one budget, over all its cases and per day of its own calendar. CN: 3 effective calls, bots included
 * (GB/T 45251-2025), 6 unanswered ones; ours: 2 messages, 1 letter, 1 visit. A contact that surely reached nobody counts
 * nowhere, a call of which nobody knows the outcome was effective. A party that wants no contact has none from its word on;
 * only what had gone out before the word was passed on could not be called back.
 */
public final class ContactsKeepBudgets implements Check {

    /** @param uncounted outcomes that do not count against it */
    private record Budget(String rule, ContactKind kind, Set<String> uncounted, int most) {
        boolean counts(Contact contact) {
            return ContactKind.of(contact.attempt().channel()) == kind && !uncounted.contains(contact.outcome());
        }
    }

    private static final String UNANSWERED = "UNANSWERED";
    private static final String UNREACHABLE = "UNREACHABLE";
    private static final List<Budget> BUDGETS = List.of(
            new Budget("calls-per-day", ContactKind.CALL, Set.of(UNANSWERED, UNREACHABLE), 3),
            new Budget(
                    "dials-per-day",
                    ContactKind.CALL,
                    Set.of("DELIVERED", "CONVERSATION", "UNKNOWN", "", UNREACHABLE),
                    6),
            new Budget("messages-per-day", ContactKind.MESSAGE, Set.of(UNREACHABLE), 2),
            new Budget("letters-per-day", ContactKind.LETTER, Set.of(UNREACHABLE), 1),
            new Budget("visits-per-day", ContactKind.VISIT, Set.of(UNREACHABLE), 1),
            new Budget("channel-unknown", ContactKind.UNKNOWN, Set.of(), 0));

    /** In the party's own journal at negotiation: the wish is known, and leave for a contact is given. */
    private static final String KNOWN = "CeaseNoted";

    private static final String LEAVE = "UnitSpent";

    /** @param outcome as last reported, empty if nobody reported */
    private record Contact(String caseId, ContactAttempted attempt, String outcome) {
        String day() {
            return Zones.at(attempt.at(), attempt.zone()).toLocalDate().toString();
        }
    }

    @Override
    public String name() {
        return "contacts-keep-budgets";
    }

    @Override
    public String sentence() {
        return "No party is contacted more often a day than allowed, after it asked for none, or without being of the case";
    }

    @Override
    public String unit() {
        return "parties";
    }

    @Override
    public Set<String> rules() {
        return Set.of(
                "calls-per-day",
                "dials-per-day",
                "messages-per-day",
                "letters-per-day",
                "visits-per-day",
                "channel-unknown",
                "stranger",
                "ceased");
    }

    @Override
    public boolean everyRunHasSome() {
        return false;
    }

    @Override
    public Examined examine(Evidence evidence) {
        Examined.Notes notes = new Examined.Notes(this);
        Map<String, List<Contact>> byParty = new TreeMap<>();
        for (Story story : Story.all(evidence).values()) {
            Fact.CaseOpened opening = story.opening();
            Map<String, String> outcomes = new HashMap<>();
            story.facts(ContactResult.class).forEach(r -> outcomes.put(r.attemptId(), r.outcome()));
            for (ContactAttempted attempt : story.facts(ContactAttempted.class)) {
                byParty.computeIfAbsent(attempt.party(), _ -> new ArrayList<>())
                        .add(new Contact(story.caseId(), attempt, outcomes.getOrDefault(attempt.attemptId(), "")));
                notes.findUnless(
                        opening != null && opening.parties().contains(attempt.party()),
                        "stranger",
                        story.caseId(),
                        attempt.attemptId() + " went to " + attempt.party() + ", whom the case does not name");
            }
        }
        Map<String, Instant> ceased = ceased(evidence);
        Set<String> obeyed = obeyed(evidence);
        byParty.forEach((party, contacts) -> {
            notes.look();
            budgets(notes, party, contacts);
            if (obeyed.contains(party)) {
                return;
            }
            Instant from = ceased.getOrDefault(party, Instant.MAX);
            contacts.stream()
                    .filter(c -> c.attempt().at().isAfter(from))
                    .forEach(c -> notes.find(
                            "ceased",
                            party,
                            named(c) + " at " + c.attempt().at() + ", no contact wanted from " + from));
        });
        return notes.end();
    }

    private static void budgets(Examined.Notes notes, String party, List<Contact> contacts) {
        contacts.stream()
                .collect(Collectors.groupingBy(Contact::day, TreeMap::new, Collectors.toList()))
                .forEach((day, sameDay) -> BUDGETS.forEach(budget -> {
                    List<String> counted = sameDay.stream()
                            .filter(budget::counts)
                            .map(ContactsKeepBudgets::named)
                            .toList();
                    notes.findUnless(counted.size() <= budget.most(), budget.rule(), party, day + ": " + counted);
                }));
    }

    private static String named(Contact contact) {
        return contact.caseId() + "/" + contact.attempt().attemptId();
    }

    /** Parties whose wish was heard and who were never again given leave for; the journal of one subject has one order. */
    private static Set<String> obeyed(Evidence evidence) {
        Map<String, Long> known = new HashMap<>();
        Map<String, Long> leave = new HashMap<>();
        for (Entry entry : evidence.journal()) {
            if (entry.service().equals("negotiation") && entry.kind().equals("party")) {
                switch (entry.type()) {
                    case KNOWN -> known.merge(entry.id(), entry.seq(), Math::min);
                    case LEAVE -> leave.merge(entry.id(), entry.seq(), Math::max);
                    default -> {}
                }
            }
        }
        known.entrySet().removeIf(k -> leave.getOrDefault(k.getKey(), 0L) > k.getValue());
        return known.keySet();
    }

    /** When each party's earliest wish was known. */
    private static Map<String, Instant> ceased(Evidence evidence) {
        Map<String, Instant> ceased = new HashMap<>();
        for (Post post : evidence.posts()) {
            if (post.fact() instanceof ContactCeased(Instant at)) {
                Instant told = at.isAfter(post.businessAt()) ? at : post.businessAt();
                ceased.merge(post.key(), told, (a, b) -> a.isBefore(b) ? a : b);
            }
        }
        return ceased;
    }
}
