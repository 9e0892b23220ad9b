package io.recourse.casework.desk;

import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.SubjectId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;

/** What tests ask of the desk and read in its tables. */
@Singleton
public class Books {

    static final String BANK = "bank-a";

    private final Desk desk;
    private final Database database;

    @Inject
    Books(Desk desk, Database database) {
        this.desk = desk;
        this.database = database;
    }

    public Reply open(String id) {
        return submit(command(id, new Tally.Opened(BANK), true));
    }

    Reply command(String id, Input input) {
        return submit(command(id, input, false));
    }

    static Entry command(String id, Input input, boolean opens) {
        return Entry.command(subject(id), input, BANK, new Entry.Command(BANK, null, null), opens);
    }

    Reply submit(Entry entry) {
        return desk.submit(entry).orTimeout(20, TimeUnit.SECONDS).join();
    }

    static SubjectId subject(String id) {
        return new SubjectId(Tally.KIND, id);
    }

    public void change(String sql) {
        database.forAll(session -> session.createNativeQuery(sql).executeUpdate())
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    public void await(BooleanSupplier state) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(state::getAsBoolean);
    }

    public long total(String id) {
        return number("select total from subject where id = ?1", id);
    }

    long mail(String id) {
        return number("select count(*) from mailbox where id = ?1", id);
    }

    public long number(String sql, Object... parameters) {
        return ((Number) rows(sql, parameters).getFirst()).longValue();
    }

    public List<String> texts(String sql, Object... parameters) {
        return rows(sql, parameters).stream().map(String.class::cast).toList();
    }

    private List<Object> rows(String sql, Object... parameters) {
        return database.forAll(session -> {
                    var query = session.createNativeQuery(sql);
                    for (int i = 0; i < parameters.length; i++) {
                        query = query.setParameter(i + 1, parameters[i]);
                    }
                    return query.getResultList();
                })
                .await()
                .atMost(Duration.ofSeconds(10));
    }
}
