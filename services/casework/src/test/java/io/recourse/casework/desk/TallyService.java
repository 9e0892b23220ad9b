package io.recourse.casework.desk;

import io.recourse.casework.decision.Effect;
import io.recourse.casework.effects.EffectAdapter;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** The smallest service: one kind, and a shop that delivers. */
@Singleton
class TallyService {

    @Produces
    @Singleton
    Kinds kinds() {
        return Kinds.of("casework", Tally.registration());
    }

    @Produces
    @Singleton
    EffectAdapter shop() {
        return new EffectAdapter() {
            @Override
            public String name() {
                return "shop";
            }

            @Override
            public boolean idempotent() {
                return true;
            }

            @Override
            public Uni<List<Ended>> perform(List<Task> tasks) {
                return Uni.createFrom()
                        .item(tasks.stream()
                                .map(_ -> new Ended(Effect.Result.DONE, "delivered"))
                                .toList());
            }
        };
    }
}
