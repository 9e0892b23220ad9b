package io.recourse.verify.check;

import io.recourse.verify.evidence.Evidence;
import io.recourse.verify.evidence.Letter;
import io.recourse.verify.evidence.Subject;
import java.util.Set;

/** A stack at rest: nobody waits for an operator, for an event that never came or for a result. */
public final class NothingLeftLying implements Check {

    @Override
    public String name() {
        return "nothing-left-lying";
    }

    @Override
    public String sentence() {
        return "No subject is parked; no mail and no effect lies in any service";
    }

    @Override
    public String unit() {
        return "subjects";
    }

    @Override
    public Set<String> rules() {
        return Set.of("parked", "stranded");
    }

    @Override
    public Examined examine(Evidence evidence) {
        Examined.Notes notes = new Examined.Notes(this);
        for (Subject subject : evidence.subjects()) {
            notes.look();
            String parked = subject.parked();
            if (parked != null) {
                notes.find("parked", subject.name(), parked);
            }
        }
        for (Letter letter : evidence.letters()) {
            notes.find("stranded", letter.service() + " " + letter.kind() + "/" + letter.id(), letter.reason());
        }
        return notes.end();
    }
}
