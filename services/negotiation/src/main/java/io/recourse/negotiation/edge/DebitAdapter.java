package io.recourse.negotiation.edge;

import io.recourse.casework.clock.BusinessClock;
import io.recourse.casework.decision.Effect;
import io.recourse.casework.effects.EffectAdapter;
import io.recourse.casework.effects.NothingDone;
import io.recourse.casework.query.SubjectQueries;
import io.recourse.casework.security.Caller;
import io.recourse.casework.security.Role;
import io.recourse.negotiation.domain.CaseState.Known;
import io.recourse.negotiation.domain.Debits;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Hands debits to the payment provider, and looks at each case once more before: a mandate may have been taken back while the
 * provider could not be reached. Of a case that is stuck nobody knows, for what was said waits unread: it is not debited.
 */
final class DebitAdapter implements EffectAdapter {

    static final String NAME = "debit";

    private static final int BATCH = 50;

    private final EffectAdapter provider;
    private final SubjectQueries queries;
    private final BusinessClock clock;

    DebitAdapter(EffectAdapter provider, SubjectQueries queries, BusinessClock clock) {
        this.provider = provider;
        this.queries = queries;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean idempotent() {
        return provider.idempotent();
    }

    @Override
    public int batch() {
        return BATCH;
    }

    @Override
    public Uni<List<Ended>> perform(List<Task> tasks) {
        return Uni.join()
                .all(tasks.stream().map(this::bar).toList())
                .andFailFast()
                .onFailure()
                .transform(_ -> new NothingDone("the cases cannot be read"))
                .chain(bars -> perform(tasks, bars));
    }

    private Uni<Optional<String>> bar(Task task) {
        Caller itself = new Caller(NAME, task.body().getOrDefault("lender", ""), Role.LENDER);
        return queries.read(itself, task.subject())
                .map(found -> found != null && found.state() instanceof Known known
                        ? Optional.ofNullable(Debits.bar(known, task.ref(), found.parked() != null, clock.now()))
                        : Optional.of("case-unknown"));
    }

    private Uni<List<Ended>> perform(List<Task> tasks, List<Optional<String>> bars) {
        List<Task> allowed = IntStream.range(0, tasks.size())
                .filter(i -> bars.get(i).isEmpty())
                .mapToObj(tasks::get)
                .toList();
        Uni<List<Ended>> made = allowed.isEmpty() ? Uni.createFrom().item(List.of()) : provider.perform(allowed);
        return made.map(ended -> {
            List<Ended> all = new ArrayList<>();
            int next = 0;
            for (Optional<String> bar : bars) {
                all.add(bar.isPresent() ? new Ended(Effect.Result.DROPPED, bar.get()) : ended.get(next++));
            }
            return all;
        });
    }
}
