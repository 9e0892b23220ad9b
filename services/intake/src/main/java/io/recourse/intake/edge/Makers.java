package io.recourse.intake.edge;

import io.recourse.casework.security.Caller;
import io.recourse.intake.edge.MakersConfig.Maker;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

/** Whether a caller is a person: the installation says it, never a request. */
@Singleton
class Makers {

    private final MakersConfig config;

    @Inject
    Makers(MakersConfig config) {
        this.config = config;
    }

    boolean isPerson(Caller caller) {
        if (names(config.bots(), caller)) {
            return false;
        }
        return names(config.staff(), caller) || names(config.supervisors(), caller) || config.others() != Maker.BOT;
    }

    private static boolean names(Optional<Set<String>> callers, Caller caller) {
        return callers.filter(names -> names.contains(caller.name())).isPresent();
    }
}
