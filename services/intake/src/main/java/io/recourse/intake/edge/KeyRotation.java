package io.recourse.intake.edge;

import io.recourse.casework.desk.Database;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Closes the parties' keys anew under the primary key of the installation: batch by batch in party order, each its own
 * transaction, so that it may be broken off anywhere and begun again. What the doors keep stands in the journal, which
 * nobody changes: an old key is needed until those months are detached. What waits in jobs is not closed anew, for it is gone
 * as soon as they are done: until then its key is needed too.
 */
@Singleton
class KeyRotation {

    private static final String OUTDATED = "select parties, keys from vault_outdated($1, $2, $3)";
    private static final String REWRAP =
            "select vault_rewrap($1, cast($2 as text[]), cast($3 as text[]), cast($4 as text[]))";
    private static final String KEYS = "select names, vault_rows, letters, pieces from vault_keys()";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Database database;
    private final InstallationKey installationKey;

    @Inject
    KeyRotation(Database database, InstallationKey installationKey) {
        this.database = database;
        this.installationKey = installationKey;
    }

    /** What one of the installation's keys is needed for. */
    @Schema(description = "A key of the vault by its print; `?` for rows that do not say which one closed them.")
    public record KeyUse(
            String key,

            @Schema(description = "Whether it closes what is new.")
            boolean primary,

            @Schema(description = "Whether this service has it.")
            boolean atHand,

            long parties,

            @Schema(description = "Dead letters it closed; they stay as they are until their month is detached.")
            long letters,

            @Schema(description = "Pieces of jobs it closed; they go as they are worked off.")
            long pieces,

            @Schema(description = "Whether anything still needs it: a key that is not needed may be taken away.")
            boolean needed) {}

    /** How far a rotation came. */
    public record Rotated(
            long rewrapped,

            @Schema(description = "Parties whose key no key at hand opens.")
            long unopened,

            @Schema(description = "Where to go on if `done` is false.")
            String last,

            boolean done,
            List<KeyUse> keys) {}

    /**
     * Waits; for a thread that may.
     *
     * @param after a party; those after it are looked at, in order
     * @param most about how many
     * @param batch how many in one transaction
     */
    Rotated rotate(String after, int most, int batch) {
        long rewrapped = 0;
        long unopened = 0;
        String last = after;
        boolean done = false;
        for (int looked = 0; !done && looked < most; ) {
            Object[] rows = (Object[]) await(database.ask(OUTDATED, installationKey.name(), last, batch));
            Outdated found = outdated((String[]) rows[0], (String[]) rows[1]);
            if (!found.parties().isEmpty()) {
                rewrapped += (Long) await(database.ask(
                        REWRAP,
                        installationKey.name(),
                        found.parties().toArray(String[]::new),
                        found.before().toArray(String[]::new),
                        found.after().toArray(String[]::new)));
            }
            unopened += found.unopened();
            looked += found.looked();
            last = found.looked() == 0 ? last : found.last();
            done = found.looked() < batch;
        }
        return new Rotated(rewrapped, unopened, last, done, keys());
    }

    private record Outdated(
            List<String> parties, List<String> before, List<String> after, int unopened, int looked, String last) {}

    private Outdated outdated(String[] parties, String[] keys) {
        List<String> opened = new ArrayList<>();
        List<String> before = new ArrayList<>();
        List<String> after = new ArrayList<>();
        int unopened = 0;
        for (int i = 0; i < parties.length; i++) {
            try {
                byte[] key = installationKey.open(Base64.getDecoder().decode(keys[i]), parties[i]);
                after.add(Base64.getEncoder().encodeToString(installationKey.close(key, parties[i])));
                opened.add(parties[i]);
                before.add(keys[i]);
            } catch (GeneralSecurityException e) {
                unopened++;
            }
        }
        String last = parties.length == 0 ? "" : parties[parties.length - 1];
        return new Outdated(opened, before, after, unopened, parties.length, last);
    }

    /** Every key that something was closed with, and every one that is at hand. Waits. */
    List<KeyUse> keys() {
        Object[] columns = (Object[]) await(database.ask(KEYS));
        String[] names = (String[]) columns[0];
        Long[] parties = (Long[]) columns[1];
        Long[] letters = (Long[]) columns[2];
        Long[] pieces = (Long[]) columns[3];
        Set<String> atHand = installationKey.names();
        Map<String, KeyUse> uses = new TreeMap<>();
        atHand.forEach(name -> uses.put(name, use(name, true, 0, 0, 0)));
        for (int i = 0; i < names.length; i++) {
            uses.put(names[i], use(names[i], atHand.contains(names[i]), parties[i], letters[i], pieces[i]));
        }
        return List.copyOf(uses.values());
    }

    private KeyUse use(String name, boolean atHand, long parties, long letters, long pieces) {
        boolean primary = name.equals(installationKey.name());
        return new KeyUse(name, primary, atHand, parties, letters, pieces, primary || parties + letters + pieces > 0);
    }

    private static Object await(Uni<Object> answer) {
        return answer.await().atMost(PATIENCE);
    }
}
