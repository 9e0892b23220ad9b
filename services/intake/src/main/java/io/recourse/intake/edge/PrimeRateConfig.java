package io.recourse.intake.edge;

import io.recourse.rules.money.RateCap.Rates;
import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Loan prime rates that were published after this release: without them a contract of their time is refused. */
@ConfigMapping(prefix = "recourse.prime-rates")
interface PrimeRateConfig {

    /**
     * A file with {@link Rates} as JSON, which continue those of {@code /rules/lpr-cn.json} and may repeat them: {@code
     * knownTo}, {@code source} and {@code changes}, the latter empty as long as none was published. What is told of a day known
     * already must agree; what does not stops the start. Rows need no new deadlines for it.
     */
    Optional<Path> cn();
}
