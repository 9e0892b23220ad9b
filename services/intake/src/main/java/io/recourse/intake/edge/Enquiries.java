package io.recourse.intake.edge;

import io.micrometer.core.instrument.MeterRegistry;
import io.recourse.casework.desk.Database;
import io.recourse.casework.door.Problem;
import io.recourse.casework.security.Caller;
import io.recourse.casework.telemetry.DeskMeters;
import io.recourse.intake.domain.VerificationPack;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** On record: who looked somebody up and for what purpose. A purpose that is none of the law's is refused, counted and kept. */
@Singleton
class Enquiries {

    /** Meter of look-ups, by what was asked and what came of it; its labels name nobody. */
    static final String ENQUIRIES = "enquiries";

    private static final String KEEP = Database.IN_SCOPE + """
            , kept as (insert into enquiry (tenant, who, what, purpose, outcome)
                select cast($2 as text), cast($3 as text), cast($4 as text), nullif($5, ''), cast($6 as text)
                from scope where scope.given is not null returning 1)
            select count(*) from kept
            """;

    private final Database database;
    private final DeskMeters meters;
    private final MeterRegistry registry;
    private final VerificationPack pack;

    @Inject
    Enquiries(Database database, DeskMeters meters, MeterRegistry registry, VerificationPack pack) {
        this.database = database;
        this.meters = meters;
        this.registry = registry;
        this.pack = pack;
    }

    enum What {
        VERIFICATION,
        BLACKLIST
    }

    /**
     * Completes if the purpose is one of those allowed; else the refusal is written down and given as the problem. A purpose
     * of the caller's own words is not kept: it may name somebody.
     */
    Uni<Void> admit(Caller caller, What what, @Nullable String purpose, Collection<String> allowed) {
        if (purpose != null && pack.isLawful(purpose) && allowed.contains(purpose)) {
            return Uni.createFrom().voidItem();
        }
        String rule = purpose == null || purpose.isBlank()
                ? "purpose-missing"
                : pack.isLawful(purpose) ? "purpose-not-for-this" : "purpose-not-lawful";
        meters.refusal(rule);
        count(what, "REFUSED");
        String known = purpose != null && pack.isLawful(purpose) ? purpose : null;
        return keep(caller, what, known, rule).onItem().transformToUni(_ -> Uni.createFrom()
                .failure(Problem.of(
                                403,
                                rule,
                                "purpose",
                                "Somebody is looked up for a purpose of the closed list, and for no other.")
                        .exception()));
    }

    /** The row of an enquiry of which nothing of the person stays. */
    Uni<Void> keep(Caller caller, What what, @Nullable String purpose, String outcome) {
        return database.askForTenants(
                        Set.of(caller.tenant()),
                        KEEP,
                        caller.tenant(),
                        caller.name(),
                        what.name(),
                        purpose == null ? "" : purpose,
                        outcome)
                .replaceWithVoid();
    }

    void count(What what, String outcome) {
        registry.counter(ENQUIRIES, "what", what.name(), "outcome", outcome).increment();
    }
}
