package io.recourse.intake.domain;

import io.recourse.contracts.PartyEvent.ContactCeased;
import io.recourse.contracts.PartyEvent.PartyRegistered;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A person or company as one lender knows it. Derived facts only; identity lies in the vault.
 *
 * <pre>
 *   Unregistered ──first statement naming it──▶ Registered ──contact ceased──▶ Registered, for good
 * </pre>
 */
public sealed interface PartyState {

    record Unregistered(String id) implements PartyState {

        Registered registered(PartyRegistered told) {
            return new Registered(id, told.lender(), List.of(), null);
        }
    }

    /**
     * @param cases every case that names the party, in the order they did
     * @param ceasedFrom from when on it must not be contacted, null if it may; it outlives the cases
     */
    record Registered(
            String id,
            String lender,
            List<String> cases,
            @Nullable Instant ceasedFrom) implements PartyState {

        public Registered {
            cases = List.copyOf(cases);
        }

        Registered joined(String caseId) {
            return new Registered(
                    id, lender, Stream.concat(cases.stream(), Stream.of(caseId)).toList(), ceasedFrom);
        }

        Registered ceased(ContactCeased told) {
            return new Registered(id, lender, cases, told.at());
        }
    }
}
