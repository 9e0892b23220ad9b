package io.recourse.intake.edge;

import static io.recourse.casework.desk.Columns.texts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.google.crypto.tink.subtle.AesGcmJce;
import io.recourse.casework.decision.Refusal;
import io.recourse.casework.desk.Database;
import io.recourse.casework.desk.Enclosure;
import io.recourse.casework.security.Sensitive;
import io.recourse.contracts.AccountPushed.Obligor;
import io.recourse.contracts.json.SealedJson;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where identity lives, and nowhere else: ciphertext under one key per party, that key wrapped by the installation's. It is
 * written with the statement that tells it, in the desk's transaction, so a refused one leaves nobody here, and of several
 * statements the latest counts. What is unchanged is not written again. Beside it stand the {@link BlindIndex keyed hashes}
 * of what a person is known by.
 *
 * <p>Who is erased comes back only with a push by which a case begins to name it: one about a case that knows it writes
 * nothing.
 */
@Singleton
class Vault {

    /**
     * Of whom is being erased nothing is known, so that it is stored behind the erasure; nor of whom no party tells, so that
     * the sweep finds it new.
     */
    private static final String KNOWN = """
            select coalesce(array_agg(k.party), '{}'), coalesce(array_agg(k.digest), '{}'),
                coalesce(array_agg(k.as_of), '{}')
            from unnest(cast($1 as text[])) as t(party)
            cross join lateral (select x.party, x.digest, x.as_of from vault x where x.party = t.party offset 0) k
            where exists (select from subject s
                where s.kind = 'party' and s.id = k.party and s.status <> 'ERASED')
            """;
    /** What is asked of whole lists is asked of a hash of them: a join would go through the list once for each of them. */
    private static final String STORE = """
            with wanted as materialized (
                select t.* from unnest(
                    cast($1 as text[]), cast($2 as text[]), cast($3 as text[]), cast($4 as text[]), cast($5 as text[]),
                    cast($6 as text[]), cast($7 as date[]))
                    as t(party, tenant, wrapped_key, wrapped_by, identity, digest, as_of)
                where not exists (select from subject s
                        where s.kind = 'party' and s.id = t.party and s.status = 'ERASED')
                    or exists (select from unnest(cast($8 as text[]), cast($9 as text[])) as n(party, case_id)
                        where n.party = t.party
                            and not exists (select from subject c where c.kind = 'case' and c.id = n.case_id
                                and strpos(c.state, n.party) > 0)))
            , stored as (insert into vault (party, tenant, wrapped_key, wrapped_by, identity, digest, as_of)
                select w.party, w.tenant, w.wrapped_key, w.wrapped_by, w.identity, w.digest, w.as_of from wanted w
                on conflict (party) do update set wrapped_key = excluded.wrapped_key, wrapped_by = excluded.wrapped_by,
                    identity = excluded.identity, digest = excluded.digest, as_of = excluded.as_of,
                    updated_at = now()
                where vault.as_of is null or vault.as_of <= excluded.as_of
                    or not exists (select from subject s where s.kind = 'party' and s.id = excluded.party)
                returning party)
            , marks as materialized (
                select m.tenant, m.what, m.hash, m.party from unnest(
                    cast($10 as text[]), cast($11 as text[]), cast($12 as text[]), cast($13 as text[]))
                    as m(tenant, what, hash, party)
                where (m.party in (select s.party from stored s)) is true)
            , gone as (delete from blind_index b using stored s where b.party = s.party
                and (b.tenant, b.what, b.hash, b.party) not in (select m.tenant, m.what, m.hash, m.party from marks m)
                returning 1)
            , marked as (insert into blind_index (tenant, what, hash, party)
                select m.tenant, m.what, m.hash, m.party from marks m
                on conflict do nothing
                returning 1)
            select (select count(*) from stored) + (select count(*) from gone) + (select count(*) from marked)
            """;

    /** The same identity of a later day: what is older is older than that. */
    private static final String DATE = """
            with dated as (update vault v set as_of = t.as_of
                from unnest(cast($1 as text[]), cast($2 as date[])) as t(party, as_of)
                where v.party = t.party and (v.as_of is null or v.as_of < t.as_of) returning 1)
            select count(*) from dated
            """;

    private static final String OPEN = Database.IN_SCOPE + """
            select coalesce(array_agg(v.party), '{}'), coalesce(array_agg(v.wrapped_key), '{}'),
                coalesce(array_agg(coalesce(v.wrapped_by, '')), '{}'), coalesce(array_agg(v.identity), '{}')
            from scope cross join lateral (
                select k.* from unnest(cast($2 as text[])) as t(party)
                cross join lateral (select x.party, x.wrapped_key, x.wrapped_by, x.identity from vault x
                    where x.party = t.party and x.wrapped_key is not null offset 0) k
                where scope.given is not null offset 0) v
            """;
    /**
     * The lock lets a case that opens meanwhile, and names the party anew, go first or wait; one that could not tell the party
     * at once has left it a letter.
     */
    private static final String DESTROY = Database.IN_SCOPE + """
            , erased as materialized (select e.id from scope cross join lateral (
                select s.id from subject s where s.kind = 'party' and s.id = $2 and s.status = 'ERASED'
                    and not exists (select from mailbox m where m.kind = 'party' and m.id = s.id and m.reason = 'TELL')
                    and scope.given is not null for no key update) e)
            , destroyed as (delete from vault v using erased where v.party = erased.id returning 1)
            , forgotten as (delete from blind_index b using erased where b.party = erased.id returning 1)
            select (select count(*) from destroyed) + (select count(*) from forgotten)
            """;

    private final Database database;
    private final InstallationKey installationKey;
    private final BlindIndex index;
    private final Ids ids;
    private final SecureRandom random = new SecureRandom();

    @Inject
    Vault(Database database, InstallationKey installationKey, BlindIndex index, Ids ids) {
        this.database = database;
        this.installationKey = installationKey;
        this.index = index;
        this.ids = ids;
    }

    /** Whom a statement names. */
    record Named(List<Identity> identities) implements Enclosure {}

    /**
     * @param caseId of the statement that names the party
     * @param asOf the day of which the statement says so
     * @param person everything that says who the party is
     */
    record Identity(String party, String tenant, String caseId, LocalDate asOf, Sensitive<Obligor> person) {

        /** What is told of the same day counts as it comes; of one account the desk lets nothing older through. */
        static Identity later(Identity one, Identity other) {
            return other.asOf.isBefore(one.asOf) ? one : other;
        }
    }

    /** As {@link Enclosure.Keeper} has it. */
    Uni<Void> keep(List<Named> taken, Enclosure.Asking asking) {
        List<Identity> named =
                taken.stream().flatMap(n -> n.identities().stream()).toList();
        // in the order of their parties, so that two lanes which store the same ones cannot wait for each other
        Map<String, Identity> byParty = new TreeMap<>();
        named.forEach(i -> byParty.merge(i.party(), i, Identity::later));
        return asking.ask(KNOWN, (Object) byParty.keySet().toArray(String[]::new))
                .chain(columns -> {
                    Map<String, Known> known = known(columns);
                    List<Sealed> changed = new ArrayList<>();
                    List<Identity> later = new ArrayList<>();
                    for (Identity identity : byParty.values()) {
                        Draft draft = draft(identity);
                        Known before = known.get(identity.party());
                        if (before == null || !before.digest().equals(draft.digest())) {
                            changed.add(seal(draft));
                        } else if (before.asOf() == null || before.asOf().isBefore(identity.asOf())) {
                            later.add(identity);
                        }
                    }
                    Uni<Void> dated = later.isEmpty() ? Uni.createFrom().voidItem() : date(later, asking);
                    return changed.isEmpty() ? dated : dated.chain(() -> store(changed, named, asking));
                });
    }

    private Uni<Void> store(List<Sealed> changed, List<Identity> named, Enclosure.Asking asking) {
        List<Mark> marks =
                changed.stream().flatMap(s -> marks(s.identity())).distinct().toList();
        return asking.ask(
                        STORE,
                        texts(changed, s -> s.identity().party()),
                        texts(changed, s -> s.identity().tenant()),
                        texts(changed, Sealed::wrappedKey),
                        texts(changed, _ -> installationKey.name()),
                        texts(changed, Sealed::ciphertext),
                        texts(changed, Sealed::digest),
                        changed.stream().map(s -> s.identity().asOf()).toArray(LocalDate[]::new),
                        texts(named, Identity::party),
                        texts(named, Identity::caseId),
                        texts(marks, Mark::tenant),
                        texts(marks, m -> m.what().name()),
                        texts(marks, Mark::hash),
                        texts(marks, Mark::party))
                .replaceWithVoid();
    }

    private static Uni<Void> date(List<Identity> later, Enclosure.Asking asking) {
        return asking.ask(
                        DATE,
                        texts(later, Identity::party),
                        later.stream().map(Identity::asOf).toArray(LocalDate[]::new))
                .replaceWithVoid();
    }

    /** @param asOf null of a row that is older than its column */
    private record Known(String digest, @Nullable LocalDate asOf) {}

    private static Map<String, Known> known(Object[] columns) {
        String[] parties = (String[]) columns[0];
        String[] digests = (String[]) columns[1];
        LocalDate[] days = (LocalDate[]) columns[2];
        return IntStream.range(0, parties.length)
                .boxed()
                .collect(Collectors.toMap(i -> parties[i], i -> new Known(digests[i], days[i])));
    }

    /** @param digest tells it from what is known; keyed, for it must not help anybody to guess who a party is */
    private record Draft(Identity identity, Sensitive<String> json, String digest) {}

    private Draft draft(Identity identity) {
        String json = json(identity.person());
        return new Draft(identity, Sensitive.of(json), ids.identityOf(identity.party(), json));
    }

    private record Sealed(Identity identity, String wrappedKey, String ciphertext, String digest) {}

    private record Mark(String tenant, BlindIndex.What what, String hash, String party) {}

    private Sealed seal(Draft draft) {
        try {
            byte[] key = new byte[32];
            random.nextBytes(key);
            String party = draft.identity().party();
            Base64.Encoder base64 = Base64.getEncoder();
            byte[] plain = draft.json().expose().getBytes(StandardCharsets.UTF_8);
            return new Sealed(
                    draft.identity(),
                    base64.encodeToString(installationKey.close(key, party)),
                    base64.encodeToString(new AesGcmJce(key).encrypt(plain, about(party))),
                    draft.digest());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM failed", e);
        }
    }

    private Stream<Mark> marks(Identity identity) {
        Obligor person = identity.person().expose();
        Stream<Mark> phones = person.phones().stream().map(p -> mark(identity, BlindIndex.What.PHONE, p));
        Stream<Mark> email = Stream.ofNullable(person.email()).map(e -> mark(identity, BlindIndex.What.EMAIL, e));
        return Stream.of(Stream.of(mark(identity, BlindIndex.What.ID_NUMBER, person.idNumber())), phones, email)
                .flatMap(s -> s);
    }

    private Mark mark(Identity identity, BlindIndex.What what, String text) {
        return new Mark(identity.tenant(), what, index.hash(identity.tenant(), what, text), identity.party());
    }

    /** The vault's own writer: the one place where who somebody is becomes text. */
    private static String json(Sensitive<Obligor> person) {
        try {
            return SealedJson.mapper().writeValueAsString(person.expose());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "an identity cannot be written: " + e.getClass().getSimpleName());
        }
    }

    private static byte[] about(String party) {
        return party.getBytes(StandardCharsets.UTF_8);
    }

    /** What came of looking for a party's identity. */
    sealed interface Found {}

    record Person(Sensitive<Obligor> person) implements Found {}

    record NotFound(Refusal refusal) implements Found {}

    /** Opens identities of one lender's parties; a row that does not open spoils none of its neighbours. */
    Uni<Map<String, Found>> open(String tenant, Collection<String> parties) {
        String[] wanted = parties.stream().distinct().toArray(String[]::new);
        return database.askForTenants(Set.of(tenant), OPEN, (Object) wanted).map(rows -> {
            Object[] columns = (Object[]) rows;
            String[] found = (String[]) columns[0];
            String[] keys = (String[]) columns[1];
            String[] names = (String[]) columns[2];
            String[] identities = (String[]) columns[3];
            Map<String, Found> opened = new HashMap<>();
            for (int i = 0; i < found.length; i++) {
                opened.put(found[i], open(found[i], keys[i], names[i], identities[i]));
            }
            for (String party : wanted) {
                opened.putIfAbsent(
                        party, notFound("identity-unknown", "the vault has no identity of this party at present"));
            }
            return opened;
        });
    }

    private Found open(String party, String wrappedKey, String keyName, String identity) {
        if (!keyName.isEmpty() && !installationKey.names().contains(keyName)) {
            return notFound(
                    "key-unknown", "the vault's key for this party is not at hand: an operator has to bring it");
        }
        try {
            Base64.Decoder base64 = Base64.getDecoder();
            byte[] key = installationKey.open(base64.decode(wrappedKey), party);
            byte[] plain = new AesGcmJce(key).decrypt(base64.decode(identity), about(party));
            return new Person(Sensitive.of(
                    SealedJson.mapper().readValue(new String(plain, StandardCharsets.UTF_8), Obligor.class)));
        } catch (GeneralSecurityException | IllegalArgumentException | JsonProcessingException e) {
            // the cause may quote what was closed
            return notFound("identity-unreadable", "what the vault has of this party does not open with its key");
        }
    }

    private static NotFound notFound(String rule, String detail) {
        return new NotFound(new Refusal(rule, null, detail));
    }

    /** Destroys what it has of a party that is erased; nothing of one that is not, or no more. May be repeated. */
    Uni<Void> destroy(String tenant, String party) {
        return database.askForTenants(Set.of(tenant), DESTROY, party).replaceWithVoid();
    }
}
