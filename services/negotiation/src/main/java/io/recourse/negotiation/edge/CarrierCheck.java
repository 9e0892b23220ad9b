package io.recourse.negotiation.edge;

import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import io.recourse.casework.effects.EffectAdapter;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.negotiation.domain.Dispatch;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whoever names a carrier that is none learns at the start, not from contacts that nobody ever makes. */
@Singleton
class CarrierCheck {

    /** What goes to a provider by webhook, and so should be signed. */
    private static final Set<String> SIGNED =
            Set.of(Providers.MESSAGE, Providers.SMS, Providers.APP, Providers.VOICE, LetterAdapter.NAME);

    private final NegotiationConfig config;
    private final LetterConfig letters;
    private final DebitConfig debits;
    private final MailConfig mail;
    private final Providers providers;
    private final List<EffectAdapter> adapters;
    private final boolean sandbox;

    @Inject
    CarrierCheck(
            NegotiationConfig config,
            LetterConfig letters,
            DebitConfig debits,
            MailConfig mail,
            Providers providers,
            @All List<EffectAdapter> adapters,
            @ConfigProperty(name = "recourse.sandbox.enabled", defaultValue = "false") boolean sandbox) {
        this.config = config;
        this.letters = letters;
        this.debits = debits;
        this.mail = mail;
        this.providers = providers;
        this.adapters = List.copyOf(adapters);
        this.sandbox = sandbox;
    }

    void start(@Observes StartupEvent event) {
        Set<String> names = new TreeSet<>(Set.of(Dispatch.PEOPLE));
        adapters.forEach(adapter -> names.add(adapter.name()));
        check(config.carriers().byChannel(), names);
        if (!sandbox) {
            signed(
                    config.carriers().byChannel(),
                    carrier -> carrier.equals(LetterAdapter.NAME) ? letters.secret() : providers.secret(carrier));
            signed("debit.secret", debits.secret());
            encrypted("mail.start-tls", mail.startTls(), mail.host(), "what debtors are written");
        }
    }

    /**
     * A provider that cannot tell our orders from anybody's would contact whomever anybody likes.
     *
     * @throws IllegalStateException in a sentence for whoever configures
     */
    static void signed(Map<Channel, String> carriers, Function<String, Optional<String>> secrets) {
        for (String carrier : new TreeSet<>(carriers.values())) {
            if (SIGNED.contains(carrier)) {
                signed(
                        carrier.equals(Providers.MESSAGE) ? "message-secret" : carrier + ".secret",
                        secrets.apply(carrier));
            }
        }
    }

    /**
     * Whoever takes an order of anybody's for ours debits accounts for anybody.
     *
     * @throws IllegalStateException in a sentence for whoever configures
     */
    static void signed(String property, Optional<String> secret) {
        if (secret.filter(s -> !s.isBlank()).isEmpty()) {
            throw new IllegalStateException("recourse.negotiation." + property
                    + " is missing: what goes to a provider is signed, except in a sandbox");
        }
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

    /**
     * @param property that turns encryption on
     * @param what goes there
     * @throws IllegalStateException in a sentence for whoever configures
     */
    static void encrypted(String property, boolean on, String host, String what) {
        if (!on && !isThisMachine(host)) {
            throw new IllegalStateException("recourse.negotiation." + property + " is false, but " + what
                    + " travels in clear to this machine only, except in a sandbox");
        }
    }

    private static boolean isThisMachine(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
