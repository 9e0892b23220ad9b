package io.recourse.intake.edge;

import static io.recourse.casework.desk.Columns.texts;

import io.recourse.casework.decision.Refusal;
import io.recourse.casework.desk.Database;
import io.recourse.casework.desk.Enclosure;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which payments with a servicer's reference the lenders' cases have, and what their servicers call them: keyed hashes only.
 * Written with the case that takes the payment, in the desk's transaction, or not at all; so one payment is in one case.
 */
@Singleton
class PaymentNames {

    static final Refusal CONFLICT =
            new Refusal("payment-conflict", "paymentId", "Another account was paid under this reference.");

    /** By the payment's own id; of two who write it at once the second waits for the first. */
    private static final String CLAIM = """
            with claimed as (insert into payment_name (tenant, name, payment, case_id, minor, currency, value_date)
                select t.tenant, t.payment, t.payment, t.case_id, cast(t.minor as bigint), t.currency, cast(t.day as date)
                from unnest(cast($1 as text[]), cast($2 as text[]), cast($3 as text[]), cast($4 as text[]),
                    cast($5 as text[]), cast($6 as text[])) as t(tenant, payment, case_id, minor, currency, day)
                on conflict (tenant, name, payment) do nothing
                returning payment)
            select coalesce(array_agg(payment), '{}') from claimed
            """;

    /** The lock keeps it from being taken over while its case's transaction is under way. */
    private static final String HOLDERS = """
            with held as materialized (select x.payment, x.case_id
                from unnest(cast($1 as text[]), cast($2 as text[])) as t(tenant, payment)
                join payment_name x on x.tenant = t.tenant and x.name = t.payment and x.payment = t.payment
                for update of x)
            select coalesce(array_agg(payment), '{}'), coalesce(array_agg(case_id), '{}') from held
            """;

    /**
     * A case that neither has the payment nor keeps it as mail holds nothing: it refused the payment when its turn came, or
     * who claimed it died before the case was asked, as could happen until claims were written with their case. Asked after
     * the lock and as a statement of its own, so that it sees what the holder's transaction wrote.
     */
    private static final String TAKE_OVER = """
            with taken as (update payment_name p
                set case_id = t.case_id, minor = cast(t.minor as bigint), currency = t.currency,
                    value_date = cast(t.day as date)
                from unnest(cast($1 as text[]), cast($2 as text[]), cast($3 as text[]), cast($4 as text[]),
                    cast($5 as text[]), cast($6 as text[]), cast($7 as text[]))
                    as t(tenant, payment, case_id, minor, currency, day, holder)
                where p.tenant = t.tenant and p.name = t.payment and p.payment = t.payment and p.case_id = t.holder
                    and not exists (select from subject s where s.kind = 'case' and s.id = t.holder
                        and position(t.payment in cast(s.state as text)) > 0)
                    and not exists (select from mailbox m where m.kind = 'case' and m.id = t.holder
                        and position(t.payment in m.payload) > 0)
                returning p.payment)
            select coalesce(array_agg(payment), '{}') from taken
            """;

    private static final String NAME = """
            with named as (insert into payment_name (tenant, name, payment, case_id, minor, currency, value_date)
                select t.tenant, t.name, t.payment, t.case_id, cast(t.minor as bigint), t.currency, cast(t.day as date)
                from unnest(cast($1 as text[]), cast($2 as text[]), cast($3 as text[]), cast($4 as text[]),
                    cast($5 as text[]), cast($6 as text[]), cast($7 as text[]))
                    as t(tenant, name, payment, case_id, minor, currency, day)
                on conflict (tenant, name, payment) do nothing
                returning 1)
            select count(*) from named
            """;

    /** What a payment is stands with its own id, whatever name it is looked for by. */
    private static final String FIND = Database.IN_SCOPE + """
            select coalesce(array_agg(v.name), '{}'), coalesce(array_agg(v.payment), '{}'),
                coalesce(array_agg(v.case_id), '{}'), coalesce(array_agg(cast(v.minor as text)), '{}'),
                coalesce(array_agg(v.currency), '{}'), coalesce(array_agg(cast(v.value_date as text)), '{}')
            from scope cross join lateral (
                select k.* from unnest(cast($3 as text[])) as t(name)
                cross join lateral (select x.name, p.payment, p.case_id, p.minor, p.currency, p.value_date
                    from payment_name x
                    join payment_name p on p.tenant = x.tenant and p.name = x.payment and p.payment = x.payment
                    where x.tenant = $2 and x.name = t.name offset 0) k
                where scope.given is not null offset 0) v
            """;

    private final Database database;

    @Inject
    PaymentNames(Database database) {
        this.database = database;
    }

    /** A payment that is about to be booked to a case, under all its names. */
    record Claim(
            String lender,
            String payment,
            String caseId,
            long minor,
            String currency,
            LocalDate valueDate,
            Set<String> names)
            implements Enclosure {

        /** Who tells of a payment again may call it by further names. */
        @Override
        public boolean keptIfUnchanged() {
            return true;
        }

        Known known() {
            return new Known(payment, caseId, minor, currency, valueDate);
        }
    }

    /** A payment that goes by a name. */
    record Known(String payment, String caseId, long minor, String currency, LocalDate valueDate) {}

    private record Named(String name, Claim claim) {}

    private record Held(Claim claim, String by) {}

    /**
     * As {@link Enclosure.Keeper} has it.
     *
     * @throws Enclosure.Denied by the Uni, where another case has the payment
     */
    Uni<Void> keep(List<Claim> claims, Enclosure.Asking asking) {
        // in one order, so that two lanes with the same payments do not wait for each other; an id is one lender's
        Map<String, Claim> first = new TreeMap<>();
        claims.forEach(claim -> first.putIfAbsent(claim.payment(), claim));
        List<Claim> once = List.copyOf(first.values());
        return asking.ask(CLAIM, columns(once))
                .chain(row -> {
                    Set<String> claimed = Set.of((String[]) row[0]);
                    return others(
                            once.stream()
                                    .filter(c -> !claimed.contains(c.payment()))
                                    .toList(),
                            asking);
                })
                .chain(held -> {
                    Map<Claim, Refusal> denied = new HashMap<>();
                    for (Claim claim : claims) {
                        Claim before = first.get(claim.payment());
                        boolean ofFirst = before == null || before.caseId().equals(claim.caseId());
                        // where the first is denied, whoever came after it is asked about once it is gone
                        if (held.contains(claim.payment()) == ofFirst) {
                            denied.put(claim, CONFLICT);
                        }
                    }
                    return denied.isEmpty()
                            ? name(claims, asking)
                            : Uni.createFrom().failure(new Enclosure.Denied(denied));
                });
    }

    /** Those of these payments that another case has. */
    private static Uni<Set<String>> others(List<Claim> known, Enclosure.Asking asking) {
        if (known.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        return asking.ask(HOLDERS, texts(known, Claim::lender), texts(known, Claim::payment))
                .chain(columns -> {
                    Map<String, String> holders = new HashMap<>();
                    for (int i = 0; i < ((String[]) columns[0]).length; i++) {
                        holders.put(((String[]) columns[0])[i], ((String[]) columns[1])[i]);
                    }
                    List<Held> others = known.stream()
                            .map(c -> new Held(c, holders.getOrDefault(c.payment(), c.caseId())))
                            .filter(h -> !h.by().equals(h.claim().caseId()))
                            .toList();
                    return others.isEmpty() ? Uni.createFrom().item(Set.of()) : takeOver(others, asking);
                });
    }

    private static Uni<Set<String>> takeOver(List<Held> others, Enclosure.Asking asking) {
        List<Claim> claims = others.stream().map(Held::claim).toList();
        Object[] columns = columns(claims);
        Object[] asked = Arrays.copyOf(columns, columns.length + 1);
        asked[columns.length] = texts(others, Held::by);
        return asking.ask(TAKE_OVER, asked).map(row -> {
            Set<String> left = new HashSet<>(claims.stream().map(Claim::payment).toList());
            left.removeAll(Set.of((String[]) row[0]));
            return left;
        });
    }

    private static Object[] columns(List<Claim> claims) {
        return new Object[] {
            texts(claims, Claim::lender),
            texts(claims, Claim::payment),
            texts(claims, Claim::caseId),
            texts(claims, c -> Long.toString(c.minor())),
            texts(claims, Claim::currency),
            texts(claims, c -> c.valueDate().toString())
        };
    }

    private static Uni<Void> name(List<Claim> claims, Enclosure.Asking asking) {
        List<Named> names = claims.stream()
                .flatMap(claim -> claim.names().stream().map(name -> new Named(name, claim)))
                .sorted(Comparator.comparing(Named::name)
                        .thenComparing(n -> n.claim().payment()))
                .toList();
        return names.isEmpty()
                ? Uni.createFrom().voidItem()
                : asking.ask(
                                NAME,
                                texts(names, n -> n.claim().lender()),
                                texts(names, Named::name),
                                texts(names, n -> n.claim().payment()),
                                texts(names, n -> n.claim().caseId()),
                                texts(names, n -> Long.toString(n.claim().minor())),
                                texts(names, n -> n.claim().currency()),
                                texts(names, n -> n.claim().valueDate().toString()))
                        .replaceWithVoid();
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
}
