package io.recourse.casework.query;

import io.recourse.casework.desk.Database;
import io.recourse.casework.security.Caller;
import io.recourse.casework.security.Role;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What came of public events, counted by the local hour they fell in, within the caller's tenant. */
@Singleton
public class Outcomes {

    /** A day's slack on each side, for no zone is further from UTC; what came of an event counts for 31 days more. */
    private static final String COUNT = """
            with begun as (
                select id, seq, event ->> cast(?4 as text) as ref, event ->> cast(?5 as text) as facet,
                       business_at at time zone (event ->> cast(?6 as text)) as local
                from (select id, seq, business_at, cast(payload as jsonb) as event from journal
                      where kind = ?1 and type = ?2 and topic is not null
                        and business_at >= cast(cast(?8 as date) as timestamp) at time zone 'UTC' - interval '1 day'
                        and business_at < cast(cast(?9 as date) as timestamp) at time zone 'UTC' + interval '1 day' %1$s) j),
            ended as (
                select distinct on (id, ref) id, ref, outcome
                from (select id, seq, cast(payload as jsonb) ->> cast(?4 as text) as ref,
                             cast(payload as jsonb) ->> cast(?7 as text) as outcome from journal
                      where kind = ?1 and type = ?3 and topic is not null
                        and business_at >= cast(cast(?8 as date) as timestamp) at time zone 'UTC' - interval '1 day'
                        and business_at < cast(cast(?9 as date) as timestamp) at time zone 'UTC' + interval '32 days' %1$s) j
                order by id, ref, seq desc)
            select facet, extract(isodow from local) >= 6, cast(extract(hour from local) as int), outcome, count(*)
            from begun left join ended using (id, ref)
            where local >= cast(?8 as date) and local < cast(?9 as date)
            group by 1, 2, 3, 4 order by 1, 2, 3, 4
            """;

    private final Database database;

    @Inject
    public Outcomes(Database database) {
        this.database = database;
    }

    /**
     * Which events are meant; names are those of the published language.
     *
     * @param begun type of the events that are counted
     * @param ended type of the events that tell what came of one; the last one of a subject with the same {@code ref} counts
     * @param ref field of both
     * @param facet field of the first to count by
     * @param zone field of the first: the IANA zone its hours are counted in
     * @param outcome field of the second
     */
    public record Question(
            String kind, String begun, String ended, String ref, String facet, String zone, String outcome) {}

    /**
     * Events that agree.
     *
     * @param weekend Saturday or Sunday in their zones
     * @param hour 0 to 23, in their zones
     * @param outcome null if none was told yet
     */
    public record Count(
            String facet,
            boolean weekend,
            int hour,
            @Nullable String outcome,
            long count) {}

    /**
     * Counted in one statement, so that all numbers are of one instant.
     *
     * @param from first day, in the zone of each event
     * @param before day after the last
     * @param tenant null for all the caller may see
     */
    public Uni<List<Count>> count(
            Caller caller, Question question, LocalDate from, LocalDate before, @Nullable String tenant) {
        List<String> tenants = new ArrayList<>();
        if (caller.role() != Role.OPERATOR) {
            tenants.add(caller.tenant());
        }
        if (tenant != null) {
            tenants.add(tenant);
        }
        StringBuilder within = new StringBuilder();
        for (int i = 0; i < tenants.size(); i++) {
            within.append(" and tenant = ?").append(10 + i);
        }
        String sql = COUNT.formatted(within);
        return SubjectQueries.in(database, caller, session -> {
                    var query = session.<@Nullable Object[]>createNativeQuery(sql)
                            .setParameter(1, question.kind())
                            .setParameter(2, question.begun())
                            .setParameter(3, question.ended())
                            .setParameter(4, question.ref())
                            .setParameter(5, question.facet())
                            .setParameter(6, question.zone())
                            .setParameter(7, question.outcome())
                            .setParameter(8, from)
                            .setParameter(9, before);
                    for (int i = 0; i < tenants.size(); i++) {
                        query.setParameter(10 + i, tenants.get(i));
                    }
                    return query.getResultList();
                })
                .map(rows -> rows.stream().map(Outcomes::read).toList());
    }

    private static Count read(@Nullable Object[] row) {
        return new Count(
                (String) Objects.requireNonNull(row[0]),
                (Boolean) Objects.requireNonNull(row[1]),
                ((Number) Objects.requireNonNull(row[2])).intValue(),
                (String) row[3],
                ((Number) Objects.requireNonNull(row[4])).longValue());
    }
}
