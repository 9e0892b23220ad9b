package io.recourse.verify.check;

import io.recourse.verify.evidence.Balance;
import io.recourse.verify.evidence.Evidence;
import io.recourse.verify.evidence.Fact.CaseClosed;
import io.recourse.verify.evidence.Story;
import io.recourse.verify.evidence.Subject;
import java.util.Map;
import java.util.Set;

/** A full payment, a cure, a recall: what ends a case ends it in all five services. */
public final class CasesEndEverywhere implements Check {

    /**
     * By service, the statuses of a case that is over. Litigation's {@code WITHDRAWING} is one of them: it has heard the
     * end, and a filing that was on its way is taken back as soon as it is known where it arrived.
     */
    private static final Map<String, Set<String>> ENDS = Map.of(
            "intake", Set.of("PAID", "CURED", "RECALLED", "UNRECOVERABLE"),
            "segmentation", Set.of("ended"),
            "negotiation", Set.of("CLOSED"),
            "litigation", Set.of("LEFT", "ENFORCED", "WITHDRAWN", "DISMISSED", "TERMINATED", "WITHDRAWING"),
            "disposal", Set.of("closed"));

    @Override
    public String name() {
        return "cases-end-everywhere";
    }

    @Override
    public String sentence() {
        return "A case of which nothing is owed is closed, and a closed case has ended in every service";
    }

    @Override
    public String unit() {
        return "closed cases";
    }

    @Override
    public Set<String> rules() {
        return Set.of("still-open", "paid-and-open");
    }

    @Override
    public boolean everyRunHasSome() {
        return false;
    }

    @Override
    public Examined examine(Evidence evidence) {
        Examined.Notes notes = new Examined.Notes(this);
        Map<String, Story> stories = Story.all(evidence);
        stories.values().forEach(story -> {
            if (closed(story)) {
                notes.look();
            } else {
                Balance left = story.balance();
                notes.findUnless(
                        left == null || left.total() != 0, "paid-and-open", story.caseId(), "owes nothing more");
            }
        });
        for (Subject row : evidence.subjects()) {
            Story story = row.kind().equals("case") ? stories.get(row.id()) : null;
            if (story != null && closed(story)) {
                boolean over = ENDS.getOrDefault(row.service(), Set.of()).contains(row.status());
                notes.findUnless(over, "still-open", row.name(), "is " + row.status() + " though the case is closed");
            }
        }
        return notes.end();
    }

    private static boolean closed(Story story) {
        return !story.facts(CaseClosed.class).isEmpty();
    }
}
