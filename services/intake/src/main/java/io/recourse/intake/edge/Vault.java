package io.recourse.intake.edge;

import static io.recourse.casework.desk.Columns.texts;

import com.google.crypto.tink.subtle.AesGcmJce;
import io.recourse.casework.desk.Database;
import io.recourse.casework.desk.EventIds;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Where identity lives, and nowhere else: ciphertext under one key per party, that key wrapped by the installation's. What
 * is unchanged is not written again.
 */
@Singleton
class Vault {

    private static final String KNOWN = Database.IN_SCOPE + """
            select coalesce(array_agg(v.party), '{}'), coalesce(array_agg(v.digest), '{}') from scope cross join lateral (
                select k.party, k.digest from unnest(cast($2 as text[])) as t(party)
                cross join lateral (select x.party, x.digest from vault x where x.party = t.party offset 0) k
                where scope.given is not null offset 0) v
            """;
    private static final String STORE = Database.IN_SCOPE + """
            , stored as (insert into vault (party, tenant, wrapped_key, identity, digest)
                select t.party, t.tenant, t.wrapped_key, t.identity, t.digest from scope cross join lateral unnest(
                    cast($2 as text[]), cast($3 as text[]), cast($4 as text[]), cast($5 as text[]), cast($6 as text[]))
                    as t(party, tenant, wrapped_key, identity, digest)
                on conflict (party) do update set wrapped_key = excluded.wrapped_key, identity = excluded.identity,
                    digest = excluded.digest, updated_at = now()
                where vault.wrapped_key is not null
                returning 1)
            select count(*) from stored
            """;

    private final Database database;
    private final InstallationKey installationKey;
    private final String digestSalt;
    private final SecureRandom random = new SecureRandom();

    @Inject
    Vault(Database database, InstallationKey installationKey, IntakeConfig config) {
        this.database = database;
        this.installationKey = installationKey;
        this.digestSalt = config.vaultKey();
    }

    /** @param json everything that says who the party is */
    record Identity(String party, String tenant, String json) {}

    /** Stores identities, each party once; completes when they are committed. */
    Uni<Void> store(Collection<Identity> identities) {
        Map<String, Identity> byParty = new TreeMap<>();
        identities.forEach(i -> byParty.put(i.party(), i));
        if (byParty.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        String[] parties = byParty.keySet().toArray(String[]::new);
        Set<String> tenants = byParty.values().stream().map(Identity::tenant).collect(Collectors.toSet());
        return database.askForTenants(tenants, KNOWN, (Object) parties).chain(found -> {
            Map<String, String> known = known((Object[]) found);
            List<Sealed> changed = byParty.values().stream()
                    .filter(i -> !digest(i).equals(known.get(i.party())))
                    .map(this::seal)
                    .toList();
            return changed.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : database.askForTenants(
                                    tenants,
                                    STORE,
                                    texts(changed, Sealed::party),
                                    texts(changed, Sealed::tenant),
                                    texts(changed, Sealed::wrappedKey),
                                    texts(changed, Sealed::identity),
                                    texts(changed, Sealed::digest))
                            .replaceWithVoid();
        });
    }

    private static Map<String, String> known(Object[] columns) {
        String[] parties = (String[]) columns[0];
        String[] digests = (String[]) columns[1];
        return IntStream.range(0, parties.length).boxed().collect(Collectors.toMap(i -> parties[i], i -> digests[i]));
    }

    private record Sealed(String party, String tenant, String wrappedKey, String identity, String digest) {}

    private Sealed seal(Identity identity) {
        try {
            byte[] key = new byte[32];
            random.nextBytes(key);
            byte[] about = identity.party().getBytes(StandardCharsets.UTF_8);
            Base64.Encoder base64 = Base64.getEncoder();
            return new Sealed(
                    identity.party(),
                    identity.tenant(),
                    base64.encodeToString(installationKey.close(key, identity.party())),
                    base64.encodeToString(
                            new AesGcmJce(key).encrypt(identity.json().getBytes(StandardCharsets.UTF_8), about)),
                    digest(identity));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM failed", e);
        }
    }

    /** Salted with a secret: it must not help anybody to guess who a party is. */
    private String digest(Identity identity) {
        return EventIds.hash(digestSalt + '\n' + identity.party() + '\n' + identity.json());
    }
}
