package io.recourse.intake.edge;

import static io.recourse.casework.desk.Columns.texts;

import io.quarkus.arc.All;
import io.recourse.casework.desk.Database;
import io.recourse.contracts.IntakeEvent.DebtorKind;
import io.recourse.intake.domain.PartyVerification.Entry;
import io.recourse.intake.domain.VerificationPack;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lists of parties that others keep: loaded by the operator as keyed hashes, an edition at a time, or asked outside. A list is
 * nobody's: no tenant owns it, and it says nothing of any lender.
 */
@Singleton
class Registers {

    private static final String STORE = Database.IN_SCOPE + """
            , stored as (insert into register_entry (register, edition, entry)
                select cast($2 as text), cast($3 as bigint), t.entry from scope cross join lateral unnest(cast($4 as text[])) as t(entry)
                on conflict do nothing returning 1)
            select count(*) from stored
            """;

    /** The newer edition stands; what stood before it, and what was begun before it and never ended, goes. */
    private static final String ACTIVATE = Database.IN_SCOPE + """
            , counted as (select count(*) as entries from scope cross join lateral
                (select 1 from register_entry e where e.register = $2 and e.edition = cast($3 as bigint) offset 0) e)
            , active as (insert into register_edition as old (register, edition, entries)
                select cast($2 as text), cast($3 as bigint), entries from counted where entries > 0
                on conflict (register) do update set edition = excluded.edition, entries = excluded.entries,
                    loaded_at = now() where old.edition < excluded.edition
                returning entries)
            , gone as (delete from register_entry e using active
                where e.register = $2 and e.edition < cast($3 as bigint))
            select coalesce((select entries from active), 0)
            """;

    private static final String LOOK = Database.IN_SCOPE + """
            select coalesce(array_agg(k.register), '{}'), coalesce(array_agg(k.listed), '{}')
            from scope cross join lateral (
                select r.register, exists (select 1 from register_entry e
                    where e.register = r.register and e.edition = r.edition and e.entry = t.entry) as listed
                from unnest(cast($2 as text[]), cast($3 as text[])) as t(register, entry)
                join register_edition r on r.register = t.register offset 0) k
            """;

    private final Database database;
    private final Ids ids;
    private final Map<String, Register> outside = new HashMap<>();
    private final List<String> known;
    private final Duration patience;

    @Inject
    Registers(Database database, Ids ids, VerificationPack pack, @All List<Register> outside) {
        this.database = database;
        this.ids = ids;
        this.known = pack.registers();
        this.patience = Duration.ofMillis(pack.registerTimeoutMillis());
        outside.forEach(register -> this.outside.put(register.code(), register));
    }

    /** Stores a batch of an edition that nobody sees yet. */
    Uni<Void> store(String tenant, String register, long edition, Set<String> idNumbers) {
        return database.askForTenants(
                        Set.of(tenant),
                        STORE,
                        register,
                        edition,
                        texts(idNumbers, number -> ids.entryOf(register, number)))
                .replaceWithVoid();
    }

    /** Makes the edition the one that is looked up; returns its entries, 0 if it has none or a later one stands already. */
    Uni<Long> activate(String tenant, String register, long edition) {
        return database.askForTenants(Set.of(tenant), ACTIVATE, register, edition)
                .map(entries -> ((Number) entries).longValue());
    }

    /** What every register says of the party: the loaded ones in one question, those outside side by side, all within a bound. */
    Uni<Map<String, Entry>> ask(String tenant, DebtorKind kind, String idNumber, @Nullable String name) {
        List<Uni<Map<String, Entry>>> asked = new ArrayList<>();
        asked.add(loaded(tenant, idNumber));
        outside.values().forEach(register -> asked.add(outside(register, kind, idNumber, name)));
        return Uni.join().all(asked).andFailFast().map(answers -> {
            Map<String, Entry> entries = new HashMap<>();
            answers.forEach(entries::putAll);
            return entries;
        });
    }

    /** Only the loaded ones; one that is not loaded is not in the answer. */
    Uni<Map<String, Entry>> loaded(String tenant, String idNumber) {
        return database.askForTenants(Set.of(tenant), LOOK, texts(known, code -> code), entriesOf(idNumber, known))
                .map(found -> {
                    Object[] columns = (Object[]) found;
                    String[] registers = (String[]) columns[0];
                    Boolean[] listed = (Boolean[]) columns[1];
                    Map<String, Entry> entries = new HashMap<>();
                    for (int i = 0; i < registers.length; i++) {
                        entries.put(registers[i], listed[i] ? Entry.LISTED : Entry.NOT_LISTED);
                    }
                    return entries;
                });
    }

    private Uni<Map<String, Entry>> outside(
            Register register, DebtorKind kind, String idNumber, @Nullable String name) {
        return Uni.createFrom()
                .deferred(() -> register.lists(kind, idNumber, name))
                .map(listed -> listed ? Entry.LISTED : Entry.NOT_LISTED)
                .ifNoItem()
                .after(patience)
                .recoverWithItem(Entry.SILENT)
                .onFailure()
                .recoverWithItem(Entry.SILENT)
                .map(entry -> Map.of(register.code(), entry));
    }

    /** Hashes of one party in these registers, in their order. */
    @Nullable
    String[] entriesOf(String idNumber, List<String> registers) {
        return texts(registers, code -> ids.entryOf(code, idNumber));
    }

    boolean isKnown(String register) {
        return new HashSet<>(known).contains(register);
    }
}
