package io.recourse.verify.check;

import io.recourse.verify.check.Contact.Leave;
import io.recourse.verify.evidence.Entry;
import io.recourse.verify.evidence.Evidence;
import io.recourse.verify.evidence.Fact;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * Whoever answered that he is somebody else is not contacted once more as the party: its own journal says by which address it
 * was, and when another was found. What was told while a contact waited counts if there was time to look.
 */
public final class StrangersAreLeftAlone implements Check {

    @Override
    public String name() {
        return "strangers-are-left-alone";
    }

    @Override
    public String sentence() {
        return "No contact by an address at which somebody else had answered, until another was found";
    }

    @Override
    public String unit() {
        return "contacts";
    }

    @Override
    public Set<String> rules() {
        return Set.of("address-of-a-stranger");
    }

    @Override
    public Examined examine(Evidence evidence) {
        Examined.Notes notes = new Examined.Notes(this);
        PartyRows rows = new PartyRows(evidence);
        Contact.all(evidence, rows)
                .forEach((party, contacts) -> contacts.forEach(contact -> {
                    notes.look();
                    Leave leave = contact.leave();
                    if (leave != null && contact.third() == null) {
                        notes.findUnless(
                                !isAStrangers(contact, leave, rows),
                                "address-of-a-stranger",
                                party,
                                contact + ", where somebody else had answered");
                    }
                }));
        return notes.end();
    }

    /** Leave by such an address should not have been, and what waits is looked at again. */
    private static boolean isAStrangers(Contact contact, Leave leave, PartyRows rows) {
        String address = address(contact.channel());
        Set<String> strangers = new HashSet<>();
        for (Entry row : rows.of(contact.party())) {
            if (row.seq() < leave.seq()) {
                learn(strangers, row.fact(), Instant.MAX);
            }
        }
        Instant lastLook = contact.lastLook();
        if (strangers.contains(address) || lastLook == null) {
            return strangers.contains(address);
        }
        for (Entry row : rows.whileWaiting(contact.party(), leave)) {
            learn(strangers, row.fact(), lastLook);
        }
        return strangers.contains(address);
    }

    private static void learn(Set<String> strangers, Fact fact, Instant before) {
        switch (fact) {
            case Fact.AddressDoubted(Instant at, String channel)
            when at.isBefore(before) -> strangers.add(address(channel));
            case Fact.AddressFound(String address) ->
                strangers.removeIf(stranger -> address == null || address.equals(stranger));
            case Fact _ -> {}
        }
    }

    /** Calls and texts go to one number, letters and visits to one address. */
    static String address(String channel) {
        return switch (channel) {
            case "SMS", "PHONE", "VOICE_BOT" -> "NUMBER";
            case "LETTER", "FIELD_VISIT" -> "POST";
            default -> channel;
        };
    }
}
