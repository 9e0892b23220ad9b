package io.recourse.intake.edge;

import static io.recourse.casework.desk.Columns.texts;

import io.recourse.casework.decision.Refusal;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.desk.Database;
import io.recourse.casework.desk.Enclosure;
import io.recourse.casework.desk.Kinds;
import io.recourse.intake.domain.CaseDecider;
import io.recourse.intake.domain.CaseState;
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
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /**
     * The lock keeps a name from being taken over while its holder's transaction is under way. In the order of the keys, so
     * that two batches with the same names do not wait for each other.
     */
    private static final String HOLDERS = """
            with held as materialized (select x.payment, x.case_id
                from unnest(cast($1 as text[]), cast($2 as text[])) as t(tenant, payment)
                join payment_name x on x.tenant = t.tenant and x.name = t.payment and x.payment = t.payment
                order by x.tenant, x.name, x.payment
                for update of x)
            select coalesce(array_agg(payment), '{}'), coalesce(array_agg(case_id), '{}') from held
            """;

    /**
     * What the holders have, asked after the lock and as a statement of its own, so that it sees what the holder's transaction
     * wrote; states and letters in one, so that no letter is opened in between.
     */
    private static final String HOLDINGS = """
            with asked as materialized (select t.payment, t.holder
                from unnest(cast($1 as text[]), cast($2 as text[])) as t(payment, holder)),
            states as (select s.* from (select distinct a.holder from asked a) h
                cross join lateral (select x.id, x.state, x.schema from subject x
                    where x.kind = 'case' and x.id = h.holder offset 0) s)
            select (select coalesce(array_agg(a.payment), '{}') from asked a
                    where exists (select from mailbox m where m.kind = 'case' and m.id = a.holder
                        and position(a.payment in m.payload) > 0 offset 0)),
                coalesce(array_agg(s.id), '{}'), coalesce(array_agg(s.state), '{}'),
                coalesce(array_agg(cast(s.schema as text)), '{}')
            from states s
            """;

    /** So many states are in memory at once: 64 KiB each. */
    private static final int STATES = 32;

    private static final String TAKE_OVER = """
            with taken as (update payment_name p
                set case_id = t.case_id, minor = cast(t.minor as bigint), currency = t.currency,
                    value_date = cast(t.day as date)
                from unnest(cast($1 as text[]), cast($2 as text[]), cast($3 as text[]), cast($4 as text[]),
                    cast($5 as text[]), cast($6 as text[])) as t(tenant, payment, case_id, minor, currency, day)
                where p.tenant = t.tenant and p.name = t.payment and p.payment = t.payment
                returning 1)
            select count(*) from taken
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
    private final Kinds kinds;

    @Inject
    PaymentNames(Database database, Kinds kinds) {
        this.database = database;
        this.kinds = kinds;
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
                .chain(holders -> {
                    Map<Claim, Refusal> denied = new HashMap<>();
                    for (Claim claim : claims) {
                        String holder = holders.getOrDefault(
                                claim.payment(),
                                Objects.requireNonNull(first.get(claim.payment()))
                                        .caseId());
                        if (!claim.caseId().equals(holder)) {
                            denied.put(claim, CONFLICT);
                        }
                    }
                    return denied.isEmpty()
                            ? name(claims, asking)
                            : Uni.createFrom().failure(new Enclosure.Denied(denied));
                });
    }

    /** The holders of those of these payments that another case has. */
    private Uni<Map<String, String>> others(List<Claim> known, Enclosure.Asking asking) {
        if (known.isEmpty()) {
            return Uni.createFrom().item(Map.of());
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
                    return others.isEmpty() ? Uni.createFrom().item(Map.of()) : takeOver(others, asking);
                });
    }

    /**
     * A case that neither has the payment nor keeps it as mail holds nothing: it refused the payment when its turn came, or
     * who claimed it died before the case was asked, as could happen until claims were written with their case.
     *
     * @return the holders of those that are not taken over
     */
    private Uni<Map<String, String>> takeOver(List<Held> others, Enclosure.Asking asking) {
        return truly(others, asking).chain(held -> {
            Map<String, String> left = new HashMap<>();
            held.forEach(h -> left.put(h.claim().payment(), h.by()));
            List<Claim> free = others.stream()
                    .map(Held::claim)
                    .filter(c -> !left.containsKey(c.payment()))
                    .toList();
            return free.isEmpty()
                    ? Uni.createFrom().item(left)
                    : asking.ask(TAKE_OVER, columns(free)).replaceWith(left);
        });
    }

    /** Those whose holder has the payment. */
    private Uni<List<Held>> truly(List<Held> names, Enclosure.Asking asking) {
        Map<String, List<Held>> byHolder = names.stream().collect(Collectors.groupingBy(Held::by));
        List<String> holders = List.copyOf(byHolder.keySet());
        Uni<List<Held>> found = Uni.createFrom().item(List.of());
        for (int from = 0; from < holders.size(); from += STATES) {
            List<Held> some = holders.subList(from, Math.min(from + STATES, holders.size())).stream()
                    .flatMap(holder -> byHolder.getOrDefault(holder, List.of()).stream())
                    .toList();
            found = found.chain(
                    before -> asking.ask(HOLDINGS, texts(some, h -> h.claim().payment()), texts(some, Held::by))
                            .map(columns -> Stream.concat(before.stream(), had(some, columns))
                                    .toList()));
        }
        return found;
    }

    private Stream<Held> had(List<Held> names, Object[] columns) {
        Set<String> asMail = Set.of((String[]) columns[0]);
        Map<String, CaseState> states = new HashMap<>();
        for (int i = 0; i < ((String[]) columns[1]).length; i++) {
            SubjectId holder = new SubjectId(CaseDecider.KIND, ((String[]) columns[1])[i]);
            int schema = Integer.parseInt(((String[]) columns[3])[i]);
            Object state = kinds.of(holder).readState(((String[]) columns[2])[i], schema);
            states.put(holder.id(), (CaseState) state);
        }
        return names.stream().filter(name -> {
            CaseState holder = states.get(name.by());
            String payment = name.claim().payment();
            return asMail.contains(payment) || holder != null && holder.hasPayment(payment);
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
