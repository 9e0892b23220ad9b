package io.recourse.negotiation.edge;

import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import io.recourse.casework.effects.EffectAdapter;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.negotiation.domain.Dispatch;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Whoever names a carrier that is none learns at the start, not from contacts that nobody ever makes. */
@Singleton
class CarrierCheck {

    private final NegotiationConfig config;
    private final List<EffectAdapter> adapters;

    @Inject
    CarrierCheck(NegotiationConfig config, @All List<EffectAdapter> adapters) {
        this.config = config;
        this.adapters = List.copyOf(adapters);
    }

    void start(@Observes StartupEvent event) {
        Set<String> names = new TreeSet<>(Set.of(Dispatch.PEOPLE));
        adapters.forEach(adapter -> names.add(adapter.name()));
        check(config.carriers().byChannel(), names);
    }

    /** @throws IllegalStateException in a sentence for whoever configures */
    static void check(Map<Channel, String> carriers, Set<String> names) {
        carriers.forEach((channel, carrier) -> {
            if (!names.contains(carrier)) {
                throw new IllegalStateException("recourse.negotiation.carriers names \"" + carrier + "\" for " + channel
                        + ", but what carries contacts is one of " + String.join(", ", names));
            }
        });
    }
}
