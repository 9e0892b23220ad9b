package io.recourse.bench.house;

import io.recourse.bench.Figures;
import io.recourse.bench.Place;
import io.recourse.bench.Section;
import io.recourse.bench.Setup;
import io.recourse.local.process.StackFailed;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A book whose first step falls due at one instant: from the passed deadline to the recorded attempt. Negotiation decides with
 * its real deciders; raw SQL and db-scheduler write the very rows it wrote, without a thought.
 */
public final class Escalations implements Section {

    /** What db-scheduler gets of them: enough for some ten seconds; the whole book would take it a minute in every round. */
    private static final int TASKS = 20_000;

    @Override
    public String name() {
        return "escalations";
    }

    @Override
    public String about() {
        return "due negotiation cases to recorded attempts, beside raw SQL and db-scheduler";
    }

    @Override
    public void run(Setup setup, Figures figures, Consumer<String> say) throws Exception {
        int cases = setup.cases();
        int tasks = Math.min(TASKS, cases);
        try (Silence silence = new Silence();
                Place place = Place.open(setup, List.of("negotiation"), false, silence.told(), say);
                Connection connection = place.connect("negotiation");
                Connection beside = place.connect("negotiation")) {
            Book.first(place, connection);
            place.halt("negotiation", true);
            Book.copy(connection, cases);
            place.halt("negotiation", false);
            place.client().advance(Book.DUE);
            Due due = new Due(connection, beside);
            List<Double> ours = new ArrayList<>();
            List<Double> rawSql = new ArrayList<>();
            List<Double> dbScheduler = new ArrayList<>();
            say.accept("%,.0f/s while the desk's code is still cold".formatted(due.escalate(cases)));
            // what the desk wrote then is what everybody is held to after every round, itself among them
            After after = After.keep(connection);
            say.accept("one escalation writes " + after.perEscalation(connection, cases));
            RawSql raw = new RawSql(place, after);
            try (DbSchedulerEscalations scheduler = new DbSchedulerEscalations(place, after)) {
                for (int round = 1; round <= setup.rounds(); round++) {
                    ours.add(due.escalate(cases));
                    same(after, connection, cases, "the desk");
                    place.halt("negotiation", true);
                    if (round == 1) {
                        due.restore(tasks);
                        scheduler.escalate(tasks);
                    }
                    due.restore(cases);
                    rawSql.add(raw.escalate(cases));
                    same(after, connection, cases, "raw SQL");
                    due.restore(tasks);
                    dbScheduler.add(scheduler.escalate(tasks));
                    same(after, connection, tasks, "db-scheduler");
                    place.halt("negotiation", false);
                    say.accept("round %d: %,.0f/s, raw SQL %,.0f/s, db-scheduler %,.0f/s"
                            .formatted(round, ours.getLast(), rawSql.getLast(), dbScheduler.getLast()));
                }
            }
            figures.add("escalations_per_s", "/s", ours);
            figures.add("raw_sql_escalations_per_s", "/s", rawSql);
            figures.add("db_scheduler_escalations_per_s", "/s", dbScheduler);
        }
    }

    private static void same(After after, Connection connection, int cases, String who) throws Exception {
        if (!after.holds(connection, cases)) {
            throw new StackFailed(who + " wrote other rows than the desk");
        }
    }
}
