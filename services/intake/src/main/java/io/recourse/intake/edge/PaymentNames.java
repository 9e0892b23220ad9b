package io.recourse.intake.edge;

import static io.recourse.casework.desk.Columns.texts;

import io.recourse.casework.desk.Database;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which payments out of files the lenders' cases were offered, and what their servicers call them: keyed hashes only.
 * Written before the ledger is asked; what the ledger refuses is taken out again.
 */
@Singleton
class PaymentNames {

    /** Held first, by the payment's own id: whose it is already stays so. */
    private static final String CLAIM = Database.IN_SCOPE + """
            , claimed as (insert into payment_name (tenant, name, payment, case_id, minor, currency, value_date)
                select t.tenant, t.payment, t.payment, t.case_id, cast(t.minor as bigint), t.currency, cast(t.day as date)
                from scope cross join lateral unnest(cast($2 as text[]), cast($3 as text[]), cast($4 as text[]),
                    cast($5 as text[]), cast($6 as text[]), cast($7 as text[]))
                    as t(tenant, payment, case_id, minor, currency, day)
                on conflict (tenant, name, payment) do update set case_id = payment_name.case_id
                returning payment, case_id, case when xmax = 0 then 'new' else 'known' end as since)
            select coalesce(array_agg(payment), '{}'), coalesce(array_agg(case_id), '{}'), coalesce(array_agg(since), '{}')
            from claimed
            """;

    private static final String NAME = Database.IN_SCOPE + """
            , named as (insert into payment_name (tenant, name, payment, case_id, minor, currency, value_date)
                select t.tenant, t.name, t.payment, t.case_id, cast(t.minor as bigint), t.currency, cast(t.day as date)
                from scope cross join lateral unnest(cast($2 as text[]), cast($3 as text[]), cast($4 as text[]),
                    cast($5 as text[]), cast($6 as text[]), cast($7 as text[]), cast($8 as text[]))
                    as t(tenant, name, payment, case_id, minor, currency, day)
                on conflict (tenant, name, payment) do nothing
                returning 1)
            select count(*) from named
            """;
    private static final String FIND = Database.IN_SCOPE + """
            select coalesce(array_agg(v.name), '{}'), coalesce(array_agg(v.payment), '{}'),
                coalesce(array_agg(v.case_id), '{}'), coalesce(array_agg(cast(v.minor as text)), '{}'),
                coalesce(array_agg(v.currency), '{}'), coalesce(array_agg(cast(v.value_date as text)), '{}')
            from scope cross join lateral (
                select k.* from unnest(cast($3 as text[])) as t(name)
                cross join lateral (select x.name, x.payment, x.case_id, x.minor, x.currency, x.value_date
                    from payment_name x where x.tenant = $2 and x.name = t.name offset 0) k
                where scope.given is not null offset 0) v
            """;
    private static final String RELEASE = """
            delete from payment_name p
                using unnest(string_to_array(:names, ' '), string_to_array(:payments, ' ')) as t(name, payment)
            where p.tenant = :lender and p.name = t.name and p.payment = t.payment
            """;

    private final Database database;

    @Inject
    PaymentNames(Database database) {
        this.database = database;
    }

    /** A payment that is about to be booked to a case, under all its names. */
    record Claim(String payment, String caseId, long minor, String currency, LocalDate valueDate, Set<String> names) {}

    /** @param isNew whether nobody had claimed it before */
    record Held(String caseId, boolean isNew) {}

    /** A payment that goes by a name. */
    record Known(String payment, String caseId, long minor, String currency, LocalDate valueDate) {}

    private record Named(String name, Claim claim) {}

    /** @return by payment the case that holds it; only with that case are its names known */
    Uni<Map<String, Held>> claim(String lender, Collection<Claim> claims) {
        Map<String, Claim> first = new HashMap<>();
        claims.forEach(claim -> first.putIfAbsent(claim.payment(), claim));
        if (first.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        // in one order, so that two files with the same payments do not wait for each other
        List<Claim> once = first.values().stream()
                .sorted(Comparator.comparing(Claim::payment))
                .toList();
        return database.askForTenants(
                        Set.of(lender),
                        CLAIM,
                        texts(once, _ -> lender),
                        texts(once, Claim::payment),
                        texts(once, Claim::caseId),
                        texts(once, c -> Long.toString(c.minor())),
                        texts(once, Claim::currency),
                        texts(once, c -> c.valueDate().toString()))
                .map(found -> held((Object[]) found))
                .call(held -> name(
                        lender,
                        once.stream()
                                .filter(c -> held.get(c.payment()) instanceof Held h
                                        && h.caseId().equals(c.caseId()))
                                .toList()));
    }

    private static Map<String, Held> held(Object[] columns) {
        String[] payments = (String[]) columns[0];
        String[] cases = (String[]) columns[1];
        String[] since = (String[]) columns[2];
        Map<String, Held> held = new HashMap<>();
        for (int i = 0; i < payments.length; i++) {
            held.put(payments[i], new Held(cases[i], since[i].equals("new")));
        }
        return held;
    }

    private Uni<Void> name(String lender, List<Claim> claims) {
        List<Named> names = named(claims);
        return names.isEmpty()
                ? Uni.createFrom().voidItem()
                : database.askForTenants(
                                Set.of(lender),
                                NAME,
                                texts(names, _ -> lender),
                                texts(names, Named::name),
                                texts(names, n -> n.claim().payment()),
                                texts(names, n -> n.claim().caseId()),
                                texts(names, n -> Long.toString(n.claim().minor())),
                                texts(names, n -> n.claim().currency()),
                                texts(names, n -> n.claim().valueDate().toString()))
                        .replaceWithVoid();
    }

    private static List<Named> named(Collection<Claim> claims) {
        return claims.stream()
                .flatMap(claim -> claim.names().stream().map(name -> new Named(name, claim)))
                .sorted(Comparator.comparing(Named::name)
                        .thenComparing(n -> n.claim().payment()))
                .toList();
    }

    /** @return by name all payments that go by it */
    Uni<Map<String, List<Known>>> find(String lender, Collection<String> names) {
        Set<String> once = new TreeSet<>(names);
        if (once.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return database.askForTenants(Set.of(lender), FIND, lender, (Object) once.toArray(String[]::new))
                .map(found -> found((Object[]) found));
    }

    private static Map<String, List<Known>> found(Object[] columns) {
        String[] names = (String[]) columns[0];
        Map<String, List<Known>> found = new HashMap<>();
        for (int i = 0; i < names.length; i++) {
            found.computeIfAbsent(names[i], _ -> new ArrayList<>())
                    .add(new Known(
                            ((String[]) columns[1])[i],
                            ((String[]) columns[2])[i],
                            Long.parseLong(((String[]) columns[3])[i]),
                            ((String[]) columns[4])[i],
                            LocalDate.parse(((String[]) columns[5])[i])));
        }
        return found;
    }

    /** What no case took can be claimed by another. */
    Uni<Void> release(String lender, Collection<Claim> claims) {
        List<Named> names = new ArrayList<>(named(claims));
        claims.forEach(claim -> names.add(new Named(claim.payment(), claim)));
        return names.isEmpty()
                ? Uni.createFrom().voidItem()
                : database.forTenant(lender, session -> session.createNativeQuery(RELEASE)
                                .setParameter("names", joined(names, Named::name))
                                .setParameter(
                                        "payments", joined(names, n -> n.claim().payment()))
                                .setParameter("lender", lender)
                                .executeUpdate())
                        .replaceWithVoid();
    }

    /** Ids have no blanks. */
    private static String joined(List<Named> names, Function<Named, String> part) {
        return names.stream().map(part).collect(Collectors.joining(" "));
    }
}
