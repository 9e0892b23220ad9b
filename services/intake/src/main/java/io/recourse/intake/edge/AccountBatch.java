package io.recourse.intake.edge;

import io.recourse.casework.desk.Entry;
import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Reading;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** A batch of pushed accounts, from a stream or a topic: all identities go to the vault in one write, then the entries. */
@Singleton
class AccountBatch {

    private final Statements statements;
    private final Vault vault;

    @Inject
    AccountBatch(Statements statements, Vault vault) {
        this.statements = statements;
        this.vault = vault;
    }

    record Pushed(String lender, byte[] body, Entry.Command origin) {}

    /** The vault keeps what is unchanged, so that its write may be tried again. */
    Reading read(List<Pushed> batch) {
        List<Vault.Identity> identities = new ArrayList<>();
        List<Reading.Line> lines = lines(batch, identities);
        return new Reading(lines, vault.store(identities));
    }

    /** Likewise, but nobody goes to the vault. */
    Reading rehearse(List<Pushed> batch) {
        return Reading.of(lines(batch, new ArrayList<>()));
    }

    private List<Reading.Line> lines(List<Pushed> batch, List<Vault.Identity> identities) {
        List<Reading.Line> lines = new ArrayList<>();
        for (Pushed pushed : batch) {
            try {
                Statements.Read read = statements.read(pushed.lender(), pushed.body());
                identities.addAll(read.identities());
                lines.add(new Reading.Good(
                        Entry.command(read.caseId(), read.input(), pushed.lender(), pushed.origin(), true)));
            } catch (BadInput e) {
                lines.add(new Reading.Bad(e.problem()));
            }
        }
        return lines;
    }
}
