package io.recourse.verify.check;

import io.recourse.verify.check.Contact.Leave;
import io.recourse.verify.evidence.Entry;
import io.recourse.verify.evidence.Evidence;
import io.recourse.verify.evidence.Fact;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
        Strangers strangers = new Strangers();
        for (Entry row : rows.of(contact.party())) {
            if (row.seq() < leave.seq()) {
                strangers.learn(row.fact(), Instant.MAX);
            }
        }
        Instant lastLook = contact.lastLook();
        if (strangers.have(address) || lastLook == null) {
            return strangers.have(address);
        }
        for (Entry row : rows.whileWaiting(contact.party(), leave)) {
            strangers.learn(row.fact(), lastLook);
        }
        return strangers.have(address);
    }

    /** What is known to be somebody else's, row by row. */
    private static final class Strangers {

        /** Where a day begins first. */
        private static final ZoneOffset FIRST_ZONE = ZoneOffset.ofHours(14);

        private final Set<String> addresses = new HashSet<>();

        /** When the day began on which the number that is registered now was first named; null if no other was before it. */
        private @Nullable Instant numberNamed;

        boolean have(String address) {
            return addresses.contains(address);
        }

        void learn(Fact fact, Instant before) {
            switch (fact) {
                case Fact.AddressDoubted doubt
                when doubt.at().isBefore(before) && !isOfNumberBefore(doubt) -> addresses.add(address(doubt.channel()));
                case Fact.AddressFound(String address) ->
                    addresses.removeIf(stranger -> address == null || address.equals(stranger));
                case Fact.NumberRenewed(LocalDate asOf) ->
                    numberNamed = asOf.atStartOfDay(FIRST_ZONE).toInstant();
                case Fact _ -> {}
            }
        }

        /** What was sent before the number of now was named went to another, which nobody uses any more. */
        private boolean isOfNumberBefore(Fact.AddressDoubted doubt) {
            return address(doubt.channel()).equals("NUMBER")
                    && doubt.contactAt() != null
                    && numberNamed != null
                    && doubt.contactAt().isBefore(numberNamed);
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
