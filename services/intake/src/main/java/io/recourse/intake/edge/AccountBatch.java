package io.recourse.intake.edge;

import io.recourse.casework.desk.Entry;
import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Reading;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** A batch of pushed accounts, from a stream, a topic or a job. */
@Singleton
class AccountBatch {

    private final Statements statements;

    @Inject
    AccountBatch(Statements statements) {
        this.statements = statements;
    }

    record Pushed(String lender, byte[] body, Entry.Command origin) {}

    Reading read(List<Pushed> batch) {
        List<Reading.Line> lines = new ArrayList<>();
        for (Pushed pushed : batch) {
            try {
                Statements.Read read = statements.read(pushed.lender(), pushed.body());
                lines.add(new Reading.Good(
                        Entry.command(read.caseId(), read.input(), pushed.lender(), pushed.origin(), true)
                                .enclosing(read.named())));
            } catch (BadInput e) {
                lines.add(new Reading.Bad(e.problem()));
            }
        }
        return new Reading(lines);
    }
}
