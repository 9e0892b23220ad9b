package io.recourse.intake.domain;

import io.recourse.contracts.PartyEvent.ContactCeased;
import io.recourse.contracts.PartyEvent.PartyRegistered;
import io.recourse.intake.domain.PartyEvent.FactsTaken;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A person or company as one lender knows it. Derived facts only; identity lies in the vault.
 *
 * <pre>
 *   Unregistered ──first statement naming it──▶ Registered ──contact ceased──▶ Registered, for good
 *                                                  │  ▲
 *                                   identity erased│  │a new claim names it
 *                                                  └──┘
 * </pre>
 */
public sealed interface PartyState {

    record Unregistered(String id) implements PartyState {

        Registered registered(PartyRegistered told) {
            return new Registered(id, told.lender(), null, List.of(), null, Custody.NEW);
        }
    }

    /** What a statement of that day said of the party. */
    record Stated(PartyFacts facts, LocalDate asOf) {}

    /**
     * @param stated by the latest statement that names it; null in rows older than this part of them
     * @param cases every case that names the party, in the order they did
     * @param ceasedFrom from when on it must not be contacted, null if it may; it outlives the cases and erasure
     */
    record Registered(
            String id,
            String lender,
            @Nullable Stated stated,
            List<String> cases,
            @Nullable Instant ceasedFrom,
            Custody custody)
            implements PartyState {

        public Registered {
            cases = List.copyOf(cases);
        }

        Registered joined(String caseId) {
            return new Registered(
                    id,
                    lender,
                    stated,
                    Stream.concat(cases.stream(), Stream.of(caseId)).toList(),
                    ceasedFrom,
                    custody);
        }

        Registered stated(FactsTaken taken) {
            return new Registered(id, lender, new Stated(taken.facts(), taken.asOf()), cases, ceasedFrom, custody);
        }

        Registered ceased(ContactCeased told) {
            return new Registered(id, lender, stated, cases, told.at(), custody);
        }

        Registered keeping(Custody changed) {
            return new Registered(id, lender, stated, cases, ceasedFrom, changed);
        }

        /** With who it is goes what was known of it. */
        Registered erased(Instant at) {
            return new Registered(id, lender, null, cases, ceasedFrom, custody.erasedAt(at));
        }
    }
}
