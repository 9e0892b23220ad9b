package io.recourse.intake.edge;

import io.quarkus.runtime.StartupEvent;
import io.recourse.casework.clock.BusinessClock;
import io.recourse.rules.money.RateCap;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Tells the operator at every start that the table of prime rates has ended, and what is refused until it is continued. */
@Singleton
class PrimeRateNotice {

    private static final Logger LOG = Logger.getLogger(PrimeRateNotice.class);

    /** Rates are published in Beijing. */
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    void start(@Observes StartupEvent event, BusinessClock clock, PrimeRateConfig primeRates) {
        of(IntakeKinds.rateCap(primeRates), clock.now().atZone(ZONE).toLocalDate())
                .ifPresent(LOG::warn);
    }

    static Optional<String> of(RateCap cap, LocalDate today) {
        return today.isAfter(cap.knownTo())
                ? Optional.of(
                        "Loan prime rates are known up to %s only: what a private lender concluded later is refused as rate-cap-unknown until recourse.prime-rates.cn names a file that continues them"
                                .formatted(cap.knownTo()))
                : Optional.empty();
    }
}
