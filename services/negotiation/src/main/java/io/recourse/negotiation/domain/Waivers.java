package io.recourse.negotiation.domain;

import io.recourse.contracts.Balance;
import io.recourse.negotiation.domain.Agreement.Standing;
import java.util.Set;

/**
 * What of a case is waived, beside what is owed: limits of approval bound the whole of it, or who may waive a fifth would waive it
 * again and again.
 *
 * @param owed now
 * @param agreed to be waived, or waived, by what was agreed and is not broken or replaced; by head
 * @param done of that what is waived already, and so is owed no more; by head
 */
record Waivers(Balance owed, Balance agreed, Balance done) {

    static Waivers of(CaseFile file) {
        return new Waivers(
                file.balance(), sum(file, Set.of(Standing.LIVE, Standing.KEPT)), sum(file, Set.of(Standing.KEPT)));
    }

    private static Balance sum(CaseFile file, Set<Standing> standings) {
        return file.dealt().agreements().stream()
                .filter(agreement -> standings.contains(agreement.standing()))
                .map(Agreement::waived)
                .reduce(Balance.zero(file.balance().currency()), Waivers::plus);
    }

    private static Balance plus(Balance a, Balance b) {
        return new Balance(
                a.currency(),
                Math.addExact(a.costs(), b.costs()),
                Math.addExact(a.interest(), b.interest()),
                Math.addExact(a.principal(), b.principal()));
    }

    /** What was owed under each head before anything of it was waived. */
    Balance owedBefore() {
        return plus(owed, done);
    }

    /** That and all that was agreed before, under the heads of which it waives something. */
    Balance with(Balance waived) {
        return new Balance(
                waived.currency(),
                with(waived.costs(), agreed.costs()),
                with(waived.interest(), agreed.interest()),
                with(waived.principal(), agreed.principal()));
    }

    /** Minor units of that and all that was agreed before under whatever head; 0 if it waives nothing. */
    long inAll(Balance waived) {
        return with(sum(waived), sum(agreed));
    }

    private static long sum(Balance heads) {
        return Math.addExact(Math.addExact(heads.costs(), heads.interest()), heads.principal());
    }

    private static long with(long waived, long before) {
        return waived == 0 ? 0 : Math.addExact(waived, before);
    }
}
