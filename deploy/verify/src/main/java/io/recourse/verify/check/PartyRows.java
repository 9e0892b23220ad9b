package io.recourse.verify.check;

import io.recourse.verify.check.Contact.Leave;
import io.recourse.verify.evidence.Entry;
import io.recourse.verify.evidence.Evidence;
import io.recourse.verify.evidence.Fact;
import io.recourse.verify.evidence.Fact.DialAllowed;
import io.recourse.verify.evidence.Fact.UnitEnded;
import io.recourse.verify.evidence.Fact.UnitSpent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The parties' own journals at negotiation. What stands in one journal has one order, whatever the clocks say. */
final class PartyRows {
    private final Map<String, List<Entry>> byParty = new TreeMap<>();

    PartyRows(Evidence evidence) {
        for (Entry entry : evidence.journal()) {
            if (entry.service().equals("negotiation") && entry.kind().equals("party")) {
                byParty.computeIfAbsent(entry.id(), _ -> new ArrayList<>()).add(entry);
            }
        }
        byParty.values().forEach(rows -> rows.sort(Comparator.comparingLong(Entry::seq)));
    }

    Set<String> parties() {
        return byParty.keySet();
    }

    List<Entry> of(String party) {
        return byParty.getOrDefault(party, List.of());
    }

    <F extends Fact> List<F> facts(String party, Class<F> kind) {
        return of(party).stream()
                .map(Entry::fact)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** What was written between a contact's leave and the first word of what became of it; nothing where no such word is. */
    List<Entry> whileWaiting(String party, Leave leave) {
        UnitSpent unit = leave.unit();
        List<Entry> waiting = new ArrayList<>();
        for (Entry row : of(party)) {
            if (row.seq() > leave.seq()) {
                if (row.fact() instanceof UnitEnded end
                        && end.caseId().equals(unit.caseId())
                        && end.attemptId().equals(unit.attemptId())) {
                    return waiting;
                }
                waiting.add(row);
            }
        }
        return List.of();
    }

    List<Leave> leaves(String party) {
        List<DialAllowed> dials = facts(party, DialAllowed.class);
        List<Leave> leaves = new ArrayList<>();
        for (Entry row : of(party)) {
            if (row.fact() instanceof UnitSpent unit) {
                leaves.add(new Leave(row.seq(), unit, dial(dials, unit)));
            }
        }
        return leaves;
    }

    private static @Nullable DialAllowed dial(List<DialAllowed> dials, UnitSpent unit) {
        return dials.stream()
                .filter(d -> d.caseId().equals(unit.caseId()) && d.attemptId().equals(unit.attemptId()))
                .findFirst()
                .orElse(null);
    }

    /** The first one for a contact. */
    @Nullable
    Leave leave(String party, String caseId, String attemptId) {
        return leaves(party).stream()
                .filter(l ->
                        l.unit().caseId().equals(caseId) && l.unit().attemptId().equals(attemptId))
                .findFirst()
                .orElse(null);
    }
}
