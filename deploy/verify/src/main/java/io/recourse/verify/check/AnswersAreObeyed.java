package io.recourse.verify.check;

import io.recourse.verify.check.Contact.Leave;
import io.recourse.verify.evidence.Entry;
import io.recourse.verify.evidence.Evidence;
import io.recourse.verify.evidence.Fact;
import io.recourse.verify.evidence.Fact.AddressDoubted;
import io.recourse.verify.evidence.Fact.AddressFound;
import io.recourse.verify.evidence.Fact.CeaseNoted;
import io.recourse.verify.evidence.Fact.ContactAttempted;
import io.recourse.verify.evidence.Fact.ReplyHeard;
import io.recourse.verify.evidence.Story;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was answered is written down by the case, and whom to leave alone by the party: the two journals are held against each other,
 * so nobody's word is proven by itself. What the party never noted is known since it was said.
 */
public final class AnswersAreObeyed implements Check {

    @Override
    public String name() {
        return "answers-are-obeyed";
    }

    @Override
    public String sentence() {
        return "Who answered that he wants no more of it, or is somebody else, is so noted, and no contact came after it";
    }

    @Override
    public String unit() {
        return "answers";
    }

    @Override
    public Set<String> rules() {
        return Set.of("opt-out-not-noted", "contact-after-opt-out");
    }

    @Override
    public boolean everyRunHasSome() {
        return false;
    }

    @Override
    public Examined examine(Evidence evidence) {
        Examined.Notes notes = new Examined.Notes(this);
        PartyRows rows = new PartyRows(evidence);
        Map<String, Story> stories = Story.all(evidence);
        Map<String, List<Contact>> contacts = Contact.all(evidence, rows);
        for (Entry row : evidence.journal()) {
            Story story = stories.get(row.id());
            if (row.fact() instanceof ReplyHeard reply && story != null) {
                notes.look();
                look(notes, story, reply, rows, contacts);
            }
        }
        return notes.end();
    }

    private static void look(
            Examined.Notes notes, Story story, ReplyHeard reply, PartyRows rows, Map<String, List<Contact>> contacts) {
        ContactAttempted answered = story.facts(ContactAttempted.class).stream()
                .filter(a -> a.attemptId().equals(reply.attemptId()))
                .findFirst()
                .orElse(null);
        Fact.CaseOpened opening = story.opening();
        String debtor = opening == null ? "" : opening.debtor();
        String party = answered == null ? debtor : answered.party();
        for (Wish wish : wishes(reply, answered == null ? reply.channel() : answered.channel())) {
            // of a contact of long ago a case may know no more than that it was with one who owes
            boolean noted = Stream.of(party, debtor)
                    .flatMap(p -> stands(rows.of(p), rows.leave(p, story.caseId(), reply.attemptId())))
                    .anyMatch(wish.isNotedBy());
            if (!noted) {
                notes.find("opt-out-not-noted", party, reply + " to " + story.caseId());
                contacts.getOrDefault(party, List.of()).stream()
                        .filter(c -> c.third() == null
                                && c.asked().isAfter(reply.at())
                                && wish.forbids().test(c.channel()))
                        .forEach(c -> notes.find("contact-after-opt-out", party, c + ", after " + reply));
            }
        }
    }

    /**
     * What its journal says, but for the doubts that a repair had ended when the contact was allowed that was answered.
     *
     * @param leave for that contact, null if its journal knows none
     */
    private static Stream<Fact> stands(List<Entry> journal, @Nullable Leave leave) {
        List<Fact> facts = new ArrayList<>();
        for (Entry row : journal) {
            if (row.fact() instanceof AddressFound(String found) && leave != null && row.seq() < leave.seq()) {
                facts.removeIf(fact -> fact instanceof AddressDoubted doubted
                        && (found == null || found.equals(StrangersAreLeftAlone.address(doubted.channel()))));
            }
            facts.add(row.fact());
        }
        return facts.stream();
    }

    /**
     * That somebody is to be left alone.
     *
     * @param isNotedBy rows of its journal that say so
     * @param forbids channels by which it is not contacted any more
     */
    private record Wish(Predicate<Fact> isNotedBy, Predicate<String> forbids) {}

    /** @param asked channel of the contact that was answered */
    private static List<Wish> wishes(ReplyHeard reply, String asked) {
        List<Wish> wishes = new ArrayList<>();
        // what a stranger does not want is no wish of who owes
        boolean stranger = reply.meant().contains("WRONG_PERSON");
        if (reply.meant().contains("STOP_ALL") && !stranger) {
            wishes.add(new Wish(ceased(reply.at(), Objects::isNull), _ -> true));
        }
        if (reply.meant().contains("STOP") && !stranger) {
            Set<String> unwanted = reply.unwanted();
            if (unwanted == null) {
                // it may have been of another channel than its own
                wishes.add(new Wish(ceased(reply.at(), Objects::nonNull), _ -> false));
            } else {
                unwanted.forEach(channel -> wishes.add(new Wish(ceased(reply.at(), channel::equals), channel::equals)));
            }
        }
        if (stranger) {
            Predicate<String> there = channel -> Stream.of(reply.channel(), asked)
                    .map(StrangersAreLeftAlone::address)
                    .anyMatch(StrangersAreLeftAlone.address(channel)::equals);
            wishes.add(new Wish(
                    fact -> fact instanceof AddressDoubted doubted
                            && there.test(doubted.channel())
                            && !doubted.at().isAfter(reply.at()),
                    there));
        }
        return wishes;
    }

    private static Predicate<Fact> ceased(Instant by, Predicate<@Nullable String> of) {
        return fact -> fact instanceof CeaseNoted(Instant at, String channel) && of.test(channel) && !at.isAfter(by);
    }
}
