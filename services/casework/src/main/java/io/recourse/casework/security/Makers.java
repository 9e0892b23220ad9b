package io.recourse.casework.security;

import io.recourse.casework.decision.Maker;
import java.util.Optional;
import java.util.Set;

/** In which role a caller acts, and so whether it is a person: the installation says it, never a request. */
public final class Makers {

    private final MakersConfig config;

    public Makers(MakersConfig config) {
        this.config = config;
    }

    public Maker of(Caller caller) {
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
