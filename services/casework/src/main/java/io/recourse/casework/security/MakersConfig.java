package io.recourse.casework.security;

import io.recourse.casework.decision.Maker;
import io.smallrye.config.WithDefault;
import java.util.Optional;
import java.util.Set;

/** In which role callers act, by their names in the tokens' file: a service that asks for it says under which prefix. */
public interface MakersConfig {

    /** Machines. Whoever stands in two lists is what the first of them says, in this order. */
    Optional<Set<String>> bots();

    Optional<Set<String>> staff();

    Optional<Set<String>> supervisors();

    /** Whoever stands in none: a machine, unless an installation knows that people alone have its tokens. */
    @WithDefault("BOT")
    Maker others();
}
