package io.recourse.intake.edge;

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

/**
 * Where identity lives, and nowhere else: ciphertext under one key per party, that key wrapped by the installation's. What
 * is unchanged is not written again.
 */
@Singleton
class Vault {

    private static final String KNOWN = """
            select v.party, v.digest from unnest(cast(?1 as text[])) as t(party) join vault v on v.party = t.party
            """;
    private static final String STORE = """
            insert into vault (party, tenant, wrapped_key, identity, digest)
            select * from unnest(cast(?1 as text[]), cast(?2 as text[]), cast(?3 as text[]), cast(?4 as text[]), cast(?5 as text[]))
            on conflict (party) do update set wrapped_key = excluded.wrapped_key, identity = excluded.identity,
                digest = excluded.digest, updated_at = now()
            where vault.wrapped_key is not null
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
        return database.forTenants(tenants, session -> session.<Object[]>createNativeQuery(KNOWN)
                .setParameter(1, parties)
                .getResultList()
                .map(known -> known.stream().collect(Collectors.toMap(r -> (String) r[0], r -> (String) r[1])))
                .chain(known -> {
                    List<Sealed> changed = byParty.values().stream()
                            .filter(i -> !digest(i).equals(known.get(i.party())))
                            .map(this::seal)
                            .toList();
                    return changed.isEmpty()
                            ? Uni.createFrom().voidItem()
                            : session.createNativeQuery(STORE)
                                    .setParameter(
                                            1,
                                            changed.stream().map(Sealed::party).toArray(String[]::new))
                                    .setParameter(
                                            2,
                                            changed.stream().map(Sealed::tenant).toArray(String[]::new))
                                    .setParameter(
                                            3,
                                            changed.stream()
                                                    .map(Sealed::wrappedKey)
                                                    .toArray(String[]::new))
                                    .setParameter(
                                            4,
                                            changed.stream()
                                                    .map(Sealed::identity)
                                                    .toArray(String[]::new))
                                    .setParameter(
                                            5,
                                            changed.stream().map(Sealed::digest).toArray(String[]::new))
                                    .executeUpdate()
                                    .replaceWithVoid();
                }));
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
