package io.recourse.verify.check;

import io.recourse.verify.check.Contact.Leave;
import io.recourse.verify.evidence.Evidence;
import io.recourse.verify.evidence.Fact.UnitEnded;
import io.recourse.verify.evidence.Fact.UnitSpent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A contact takes a unit of its party's budget before it is made: one row of the party's own journal, for this contact, this
 * channel and these hours, and for no other. A unit comes back only where the contact surely reached nobody.
 */
public final class ContactsHaveLeave implements Check {

    private record Name(String caseId, String attemptId) {}

    @Override
    public String name() {
        return "contacts-have-leave";
    }

    @Override
    public String sentence() {
        return "Every contact had its unit of the party's budget, on its channel and in its hours, and no unit served twice";
    }

    @Override
    public String unit() {
        return "contacts";
    }

    @Override
    public Set<String> rules() {
        return Set.of("no-leave", "leave-twice", "leave-over", "leave-differs", "unit-returned");
    }

    @Override
    public Examined examine(Evidence evidence) {
        Examined.Notes notes = new Examined.Notes(this);
        PartyRows rows = new PartyRows(evidence);
        for (String party : rows.parties()) {
            Set<Name> spent = new HashSet<>();
            for (Leave leave : rows.leaves(party)) {
                UnitSpent unit = leave.unit();
                notes.findUnless(
                        spent.add(new Name(unit.caseId(), unit.attemptId())),
                        "leave-twice",
                        party,
                        "a second unit for " + unit.caseId() + "/" + unit.attemptId());
            }
        }
        Contact.all(evidence, rows).forEach((party, contacts) -> examine(notes, rows, party, contacts));
        return notes.end();
    }

    private static void examine(Examined.Notes notes, PartyRows rows, String party, List<Contact> contacts) {
        Set<Leave> used = new HashSet<>();
        Map<String, String> ends = new HashMap<>();
        rows.facts(party, UnitEnded.class).forEach(e -> ends.put(e.caseId() + "/" + e.attemptId(), e.outcome()));
        for (Contact contact : contacts) {
            notes.look();
            Leave leave = contact.leave();
            if (leave == null) {
                notes.find("no-leave", party, contact + " took no unit");
            } else {
                UnitSpent unit = leave.unit();
                notes.findUnless(used.add(leave), "leave-twice", party, contact + " on a unit that served before");
                notes.findUnless(
                        !contact.at().isBefore(unit.at()) && contact.at().isBefore(unit.until()),
                        "leave-over",
                        party,
                        contact + ", its unit from " + unit.at() + " to " + unit.until());
                notes.findUnless(
                        unit.channel().equals(contact.channel()) && (unit.third() == null) == (contact.third() == null),
                        "leave-differs",
                        party,
                        contact + " on a unit for " + unit.channel() + " to " + unit.third());
                notes.findUnless(
                        !contact.counts() || !"UNREACHABLE".equals(ends.get(contact.name())),
                        "unit-returned",
                        party,
                        contact + " ended " + contact.outcome() + ", its unit came back");
            }
        }
    }
}
