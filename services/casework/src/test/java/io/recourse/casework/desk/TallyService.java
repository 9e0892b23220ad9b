package io.recourse.casework.desk;

import io.recourse.casework.effects.EffectAdapter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The smallest service: one kind, a shop that knows an order again by its key, and a courier who does not. */
@Singleton
class TallyService {

    static final Carrier SHOP = new Carrier("shop", true);
    static final Carrier COURIER = new Carrier("courier", false);

    @Produces
    @Singleton
    Kinds kinds() {
        return Kinds.of("casework", Tally.registration());
    }

    @Produces
    @Singleton
    EffectAdapter shop() {
        return SHOP;
    }

    @Produces
    @Singleton
    EffectAdapter courier() {
        return COURIER;
    }
}
