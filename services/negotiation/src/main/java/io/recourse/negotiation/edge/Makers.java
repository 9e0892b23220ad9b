package io.recourse.negotiation.edge;

import io.recourse.casework.security.Caller;
import io.recourse.negotiation.domain.Maker;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

/**
 * In which role a caller makes or approves an offer, approves a promise, or tells that an answer was read: the installation says
 * it, never a request.
 */
@Singleton
class Makers {

    private final MakersConfig config;

    @Inject
    Makers(MakersConfig config) {
        this.config = config;
    }

    Maker of(Caller caller) {
        if (names(config.bots(), caller)) {
            return Maker.BOT;
        }
        if (names(config.staff(), caller)) {
            return Maker.STAFF;
        }
        return names(config.supervisors(), caller) ? Maker.SUPERVISOR : config.others();
    }

    private static boolean names(Optional<Set<String>> callers, Caller caller) {
        return callers.filter(names -> names.contains(caller.name())).isPresent();
    }
}
