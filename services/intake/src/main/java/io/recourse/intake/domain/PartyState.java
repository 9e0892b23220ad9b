package io.recourse.intake.domain;

import io.recourse.contracts.IntakeEvent.DebtorKind;
import io.recourse.contracts.PartyEvent.ContactCeased;
import io.recourse.contracts.PartyEvent.PartyRegistered;
import io.recourse.intake.domain.PartyEvent.FactsTaken;
import io.recourse.intake.domain.PartyEvent.SuccessorKnown;
import io.recourse.intake.domain.PartyEvent.WishKept;
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

    /**
     * What a lender who sold a debt was asked for: no contact from then on.
     *
     * @param boughtCase the buyer's case of that debt
     */
    record Wish(String boughtCase, Instant from) {}

    /** @param wish what it asked of a lender who sold a debt of it, heard before the debt was; null if nothing was heard */
    record Unregistered(String id, @Nullable Wish wish) implements PartyState {

        /** Of whom nothing was heard. */
        public Unregistered(String id) {
            this(id, null);
        }

        Unregistered wishing(WishKept told) {
            return new Unregistered(id, new Wish(told.boughtCase(), told.from()));
        }

        Registered registered(PartyRegistered told) {
            return new Registered(
                    id, told.lender(), null, List.of(), null, Flags.none(), Debts.none(), Custody.NEW, null, null);
        }
    }

    /**
     * A telephone number that the party was reached at first.
     *
     * @param since day of the statement that named it for the first time
     */
    record Numbered(String number, LocalDate since) {}

    /**
     * What a statement of that day said of the party.
     *
     * @param numbers that it was and is reached at, the last {@value #MOST_NUMBERS}; null while none is known
     */
    record Stated(
            PartyFacts facts, LocalDate asOf, @Nullable List<Numbered> numbers) {

        /** Nobody changes it more often; a state has room for so many. */
        private static final int MOST_NUMBERS = 20;

        public Stated {
            List<Numbered> known = with(numbers == null ? List.of() : numbers, facts.number(), asOf);
            numbers = known.isEmpty() ? null : List.copyOf(known);
        }

        /** By the first statement. */
        public Stated(PartyFacts facts, LocalDate asOf) {
            this(facts, asOf, null);
        }

        Stated then(FactsTaken taken) {
            return new Stated(taken.facts(), taken.asOf(), numbers);
        }

        boolean says(PartyFacts said, LocalDate on) {
            return facts.equals(said) && asOf.equals(on);
        }

        /** Since when the party is known to be reached there; {@code otherwise} if it never was before. */
        LocalDate numberSince(@Nullable String number, LocalDate otherwise) {
            return known().stream()
                    .filter(n -> n.number().equals(number))
                    .map(Numbered::since)
                    .findFirst()
                    .orElse(otherwise);
        }

        private List<Numbered> known() {
            return numbers == null ? List.of() : numbers;
        }

        private static List<Numbered> with(List<Numbered> before, @Nullable String number, LocalDate asOf) {
            if (number == null || before.stream().anyMatch(n -> n.number().equals(number))) {
                return before;
            }
            List<Numbered> all = Stream.concat(before.stream(), Stream.of(new Numbered(number, asOf)))
                    .toList();
            return all.subList(Math.max(0, all.size() - MOST_NUMBERS), all.size());
        }
    }

    /**
     * @param stated by the latest statement that names it; null in rows older than this part of them
     * @param naming every case that names the party, but for those that are counted
     * @param ceasedFrom from when on it must not be contacted, null if it may; it outlives the cases and erasure
     * @param reviews null while none was ever asked for
     * @param successors who it is at those who bought debts of it, null while none was sold; they outlive erasure too
     */
    record Registered(
            String id,
            String lender,
            @Nullable Stated stated,
            List<Naming> naming,
            @Nullable Instant ceasedFrom,
            Flags flags,
            Debts debts,
            Custody custody,
            @Nullable Reviews reviews,
            @Nullable Successors successors)
            implements PartyState {

        public Registered {
            // also rows that have a naming for each sum that secures a case
            naming = Naming.together(naming);
        }

        boolean isNamedBy(String caseId) {
            return cases().stream().anyMatch(c -> c.caseId().equals(caseId));
        }

        boolean isOver(String caseId) {
            return naming.stream().anyMatch(n -> n.over().contains(caseId));
        }

        /** Every case that names it, closed ones among them. */
        List<Liability> cases() {
            return naming.stream().flatMap(Naming::all).toList();
        }

        List<String> caseIds() {
            return cases().stream().map(Liability::caseId).toList();
        }

        List<Liability> liveCases() {
            return naming.stream().flatMap(Naming::stillLive).toList();
        }

        boolean ceasedBy(Instant at) {
            return ceasedFrom != null && !at.isBefore(ceasedFrom);
        }

        Registered joined(Liability liability) {
            return naming(Stream.concat(naming.stream(), Stream.of(Naming.of(liability))));
        }

        /** It owes nothing of the case any more, which is over for it. */
        Registered released(String caseId) {
            Stream<Naming> free = cases().stream()
                    .filter(c -> c.caseId().equals(caseId))
                    .map(c -> Naming.over(new Liability(caseId, PartyRole.RELEASED, c.terms())));
            return naming(Stream.concat(naming.stream().map(n -> n.forgetting(caseId)), free));
        }

        /** The case was closed. */
        Registered left(String caseId) {
            if (!isNamedBy(caseId)) {
                return with(custody.counting(-1));
            }
            return naming(naming.stream().map(n -> n.without(caseId)));
        }

        /** The case has a claim again. */
        Registered restored(String caseId) {
            if (!isNamedBy(caseId)) {
                return with(custody.counting(1));
            }
            return naming(naming.stream().map(n -> n.restoring(caseId)));
        }

        private Registered naming(Stream<Naming> changed) {
            return new Registered(
                    id, lender, stated, changed.toList(), ceasedFrom, flags, debts, custody, reviews, successors);
        }

        /** Person or enterprise, null if nobody said; of an enterprise it is known beyond erasure. */
        @Nullable
        DebtorKind kind() {
            return stated == null ? custody.kind() : stated.facts().kind();
        }

        Registered stated(FactsTaken taken) {
            return new Registered(
                    id,
                    lender,
                    stated == null ? new Stated(taken.facts(), taken.asOf()) : stated.then(taken),
                    naming,
                    ceasedFrom,
                    flags,
                    debts,
                    custody,
                    reviews,
                    successors);
        }

        Registered ceased(ContactCeased told) {
            return new Registered(id, lender, stated, naming, told.at(), flags, debts, custody, reviews, successors);
        }

        Registered succeeded(SuccessorKnown told) {
            Successors more = Successors.of(successors, new Successors.Successor(told.buyersCase(), told.party()));
            return new Registered(id, lender, stated, naming, ceasedFrom, flags, debts, custody, reviews, more);
        }

        /** Who it is at those who bought debts of it. */
        List<Successors.Successor> heirs() {
            return successors == null ? List.of() : successors.list();
        }

        Registered with(Flags changed) {
            return new Registered(id, lender, stated, naming, ceasedFrom, changed, debts, custody, reviews, successors);
        }

        Registered with(Debts changed) {
            return new Registered(id, lender, stated, naming, ceasedFrom, flags, changed, custody, reviews, successors);
        }

        Registered with(Custody changed) {
            return new Registered(id, lender, stated, naming, ceasedFrom, flags, debts, changed, reviews, successors);
        }

        Registered with(Reviews changed) {
            return new Registered(id, lender, stated, naming, ceasedFrom, flags, debts, custody, changed, successors);
        }

        /** What a person was asked to look at, and answered. */
        public Reviews reviewed() {
            return reviews == null ? Reviews.NONE : reviews;
        }

        /** With who it is goes what was known of it. */
        Registered erased(Instant at) {
            return new Registered(
                    id,
                    lender,
                    null,
                    naming,
                    ceasedFrom,
                    flags,
                    debts,
                    custody.erased(at, kind()),
                    reviews,
                    successors);
        }
    }
}
