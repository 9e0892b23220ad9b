package io.recourse.negotiation.edge;

import io.recourse.casework.effects.EffectAdapter;
import io.recourse.casework.effects.WebhookAdapter;
import io.recourse.casework.effects.WebhookSignature;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.negotiation.edge.NegotiationConfig.Provider;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who carries messages, and of which channels. A case is held under one name, that of the main provider; whoever
 * carries text messages, messages in the app or calls of machines instead of it reaches the case under that name, and only the
 * contacts that it carries.
 */
@Singleton
class Providers {

    static final String MESSAGE = "message";
    static final String SMS = "sms";
    static final String APP = "app";
    static final String VOICE = "voice";

    private final NegotiationConfig config;
    private final Map<String, Set<Channel>> carried = new HashMap<>();

    @Inject
    Providers(NegotiationConfig config) {
        this.config = config;
        config.carriers().byChannel().forEach((channel, carrier) -> carried.computeIfAbsent(
                        idOf(carrier), _ -> EnumSet.noneOf(Channel.class))
                .add(channel));
    }

    private String idOf(String carrier) {
        return own(carrier).flatMap(Provider::provider).orElse(config.provider());
    }

    private Optional<Provider> own(String carrier) {
        return switch (carrier) {
            case SMS -> Optional.of(config.sms());
            case APP -> Optional.of(config.app());
            case VOICE -> Optional.of(config.voice());
            default -> Optional.empty();
        };
    }

    /** As whom a partner reaches cases; one that carries nothing holds none. */
    String holder(String partner) {
        return carried.containsKey(partner) ? config.provider() : partner;
    }

    /** What a partner may report on. */
    Set<Channel> carriedBy(String partner) {
        return Set.copyOf(carried.getOrDefault(partner, Set.of()));
    }

    /** The secret that signs what a carrier hands over; empty if it has none, or hands nothing over by webhook. */
    Optional<String> secret(String carrier) {
        return own(carrier).flatMap(Provider::secret).or(() -> config.messageSecret());
    }

    /** Hands over to the provider of a carrier; what was not told of it is as for messages. */
    EffectAdapter webhook(String carrier) {
        Optional<Provider> own = own(carrier);
        return new WebhookAdapter(
                carrier,
                own.flatMap(Provider::url).orElse(config.messageUrl()),
                own.flatMap(Provider::token).or(() -> config.messageToken()).orElse(""),
                secret(carrier).map(WebhookSignature::of).orElse(null));
    }
}
