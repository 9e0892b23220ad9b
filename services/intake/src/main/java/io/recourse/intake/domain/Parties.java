package io.recourse.intake.domain;

import io.recourse.contracts.IntakeEvent.CaseOpened;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who owes the debt of a case and who answers for it, by party id.
 *
 * @param debtor null in rows older than this part of them; their co-debtors are unknown too
 * @param debtorShareBp the debtor's own share among the joint debtors, basis points; null for an equal part of what is left
 * @param coDebtors as they were named, released ones among them
 * @param guarantors one for each guarantee, ended ones among them; a party may give several
 * @param people a digest of whom the last statement named and of what it said of them; null in rows older than this
 */
public record Parties(
        @Nullable String debtor,
        @Nullable Integer debtorShareBp,
        List<CoDebtor> coDebtors,
        List<Guarantee> guarantors,
        @Nullable String people) {

    private static final long WHOLE_BP = 10_000;

    public Parties {
        coDebtors = List.copyOf(coDebtors);
        guarantors = List.copyOf(guarantors);
    }

    static Parties of(CaseOpened opened) {
        String debtor = opened.debtorParty();
        return new Parties(
                debtor,
                null,
                opened.coDebtors().stream()
                        .distinct()
                        .filter(party -> !party.equals(debtor))
                        .map(party -> new CoDebtor(party, null, null))
                        .toList(),
                opened.guarantors().stream().map(Guarantee::of).toList(),
                null);
    }

    /** Whom the case names, each once; nobody in rows older than this part of them but for guarantors. */
    Stream<String> everybody() {
        return Stream.of(
                        Stream.ofNullable(debtor),
                        coDebtors.stream().map(CoDebtor::party),
                        guarantors.stream().map(Guarantee::party))
                .flatMap(s -> s)
                .distinct();
    }

    /** The same without those who were released: a claim that comes back is none on them. */
    Stream<String> bound() {
        return everybody().filter(party -> {
            CoDebtor coDebtor = coDebtor(party);
            return coDebtor == null || coDebtor.owes();
        });
    }

    @Nullable
    CoDebtor coDebtor(String party) {
        return coDebtors.stream().filter(c -> c.party().equals(party)).findAny().orElse(null);
    }

    /**
     * Whether a guarantee of this party's that is named now is a new one. Of who guarantees already it is the old one, told
     * otherwise: the guarantor's written consent to that is not known of (民法典 art. 695). Who was released stays so.
     */
    boolean mayBeginToGuarantee(String party) {
        CoDebtor coDebtor = coDebtor(party);
        return (coDebtor == null || coDebtor.owes())
                && guarantors.stream().noneMatch(g -> g.party().equals(party));
    }

    /** An agreed share of who joins, null if there is none or the shares agreed before leave no room for it. */
    @Nullable
    Integer affordable(@Nullable Integer shareBp) {
        return shareBp != null && shareBp <= left() ? shareBp : null;
    }

    /** The debtor's name is null only where nobody is named. */
    Parties agreed(Map<String, Integer> shares) {
        return new Parties(
                debtor,
                debtor == null ? null : shares.get(debtor),
                coDebtors.stream()
                        .map(c -> new CoDebtor(c.party(), shares.get(c.party()), c.releasedOn()))
                        .toList(),
                guarantors,
                people);
    }

    Parties with(CoDebtor joined) {
        return new Parties(debtor, debtorShareBp, and(coDebtors, joined), guarantors, people);
    }

    Parties with(Guarantee given) {
        return new Parties(debtor, debtorShareBp, coDebtors, and(guarantors, given), people);
    }

    private static <T> List<T> and(List<T> known, T one) {
        return Stream.concat(known.stream(), Stream.of(one)).toList();
    }

    /** @param digest null if a statement says of its people what is known */
    Parties saying(@Nullable String digest) {
        return digest == null ? this : new Parties(debtor, debtorShareBp, coDebtors, guarantors, digest);
    }

    Parties released(String party, LocalDate on) {
        return new Parties(
                debtor,
                debtorShareBp,
                coDebtors.stream()
                        .map(c -> c.party().equals(party) ? new CoDebtor(party, c.shareBp(), on) : c)
                        .toList(),
                guarantors,
                people);
    }

    Parties guarantors(UnaryOperator<Guarantee> change) {
        return new Parties(
                debtor,
                debtorShareBp,
                coDebtors,
                guarantors.stream().map(change).toList(),
                people);
    }

    /**
     * What of the debt falls to each of those who still owe, as weights of a split: the debtor first, then the co-debtors as
     * they were named. The agreed share, or an equal part of what the agreed ones leave (民法典 art. 519); so once one is
     * released, the others' shares are parts of the rest.
     */
    List<Long> shares() {
        long unnamed = all().stream().filter(share -> share == null).count();
        long left = left();
        Stream<@Nullable Integer> owing = Stream.concat(
                Stream.<@Nullable Integer>of(debtorShareBp),
                coDebtors.stream().filter(CoDebtor::owes).map(CoDebtor::shareBp));
        // times the number of equal parts, so that those are whole
        List<Long> weights = owing.map(share -> share == null ? left : share * Math.max(1, unnamed))
                .toList();
        return weights.stream().anyMatch(w -> w > 0)
                ? weights
                : weights.stream().map(_ -> 1L).toList();
    }

    private List<@Nullable Integer> all() {
        List<@Nullable Integer> all = new ArrayList<>();
        all.add(debtorShareBp);
        coDebtors.forEach(c -> all.add(c.shareBp()));
        return all;
    }

    /** Basis points that nobody has by agreement. */
    private long left() {
        return WHOLE_BP
                - all().stream()
                        .filter(share -> share != null)
                        .mapToLong(Integer::longValue)
                        .sum();
    }

    /** Where among the {@link #shares} a co-debtor's is. */
    int placeOf(CoDebtor coDebtor) {
        return 1 + coDebtors.stream().filter(CoDebtor::owes).toList().indexOf(coDebtor);
    }
}
