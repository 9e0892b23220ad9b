package io.recourse.intake.edge;

import io.recourse.casework.desk.Entry;
import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Ndjson;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A batch of pushed accounts, from a stream or a topic: all identities go to the vault in one write, then the entries. */
@Singleton
class AccountBatch {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Statements statements;
    private final Vault vault;

    @Inject
    AccountBatch(Statements statements, Vault vault) {
        this.statements = statements;
        this.vault = vault;
    }

    record Pushed(String lender, byte[] body, Entry.Command origin) {}

    /**
     * Blocks while the vault writes.
     *
     * @throws io.recourse.casework.desk.DatabaseAway if it could not; nothing of the batch goes on then
     */
    List<Ndjson.Line> read(List<Pushed> batch) {
        List<Ndjson.Line> lines = new ArrayList<>();
        List<Vault.Identity> identities = new ArrayList<>();
        for (Pushed pushed : batch) {
            try {
                Statements.Read read = statements.read(pushed.lender(), pushed.body());
                identities.addAll(read.identities());
                lines.add(new Ndjson.Good(
                        Entry.command(read.caseId(), read.input(), pushed.lender(), pushed.origin(), true)));
            } catch (BadInput e) {
                lines.add(new Ndjson.Bad(e.problem()));
            }
        }
        vault.store(identities).await().atMost(PATIENCE);
        return lines;
    }
}
