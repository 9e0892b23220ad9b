package io.recourse.disposal.domain;

import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent.Collateral;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a case knows, whatever state it is in.
 *
 * @param jurisdiction whose law governs the claim, ISO 3166-1 alpha-2
 * @param balance as last heard from the ledger
 * @param lines one per asset, empty before the disposal starts
 * @param requests clearances asked for so far; numbers them
 * @param distributions prices and deposits distributed so far; numbers them
 * @param unposted parts of them for the debt that the ledger has not confirmed yet, by distribution, minor units
 * @param costs of the sales, and who bears them
 * @param limitationEndsAt from this instant on the claim is time-barred, as last heard; null while unknown
 * @param bar why the disposal did not start when it was to, null while nothing kept it
 */
public record Dossier(
        String caseId,
        String lender,
        String jurisdiction,
        Balance balance,
        List<Collateral> collateral,
        @Nullable Instant negotiationOverAt,
        @Nullable Instant titleAt,
        @Nullable Instant litigationOverAt,
        List<Line> lines,
        int requests,
        int distributions,
        Map<String, Long> unposted,
        Costs costs,
        @Nullable Instant limitationEndsAt,
        Foreclosure.@Nullable Bar bar) {

    public Dossier {
        collateral = List.copyOf(collateral);
        lines = List.copyOf(lines);
        unposted = Map.copyOf(unposted);
    }

    static Dossier of(String caseId, CaseEvent.CaseTaken taken) {
        return new Dossier(
                caseId,
                taken.lender(),
                taken.jurisdiction(),
                taken.balance(),
                taken.collateral(),
                null,
                null,
                null,
                List.of(),
                0,
                0,
                Map.of(),
                Costs.NONE,
                taken.limitationEndsAt(),
                null);
    }

    /** What is still owed once the ledger has posted everything distributed, minor units. */
    long debtLeft() {
        long coming = unposted.values().stream().mapToLong(Long::longValue).sum();
        return Math.max(0, balance.total().minor() - coming);
    }

    Optional<Line> line(String asset) {
        return lines.stream().filter(l -> l.asset().equals(asset)).findFirst();
    }

    /** True while an auction has not said its last word; also after its asset was given back with the end of the case. */
    boolean priceMayCome() {
        return lines.stream().anyMatch(Line::atAuction);
    }

    boolean allOver() {
        return lines.stream().allMatch(l -> l.progress().over());
    }

    int count(Line.Progress progress) {
        return Math.toIntExact(lines.stream().filter(l -> l.at(progress)).count());
    }

    Dossier negotiationOver(Instant at) {
        return with(balance, at, titleAt, litigationOverAt, lines, requests, distributions, unposted, costs);
    }

    Dossier talking() {
        return with(balance, null, titleAt, litigationOverAt, lines, requests, distributions, unposted, costs);
    }

    Dossier title(Instant at) {
        return with(balance, negotiationOverAt, at, litigationOverAt, lines, requests, distributions, unposted, costs);
    }

    Dossier litigationOver(Instant at) {
        return with(balance, negotiationOverAt, titleAt, at, lines, requests, distributions, unposted, costs);
    }

    Dossier balance(Balance heard, @Nullable String paymentId) {
        Map<String, Long> left = new HashMap<>(unposted);
        if (paymentId != null) {
            left.remove(paymentId);
        }
        return with(heard, negotiationOverAt, titleAt, litigationOverAt, lines, requests, distributions, left, costs);
    }

    Dossier barredFrom(Instant endsAt) {
        return limited(endsAt, bar);
    }

    Dossier barredBy(Foreclosure.Bar why) {
        return limited(limitationEndsAt, why);
    }

    private Dossier limited(@Nullable Instant endsAt, Foreclosure.@Nullable Bar why) {
        return new Dossier(
                caseId,
                lender,
                jurisdiction,
                balance,
                collateral,
                negotiationOverAt,
                titleAt,
                litigationOverAt,
                lines,
                requests,
                distributions,
                unposted,
                costs,
                endsAt,
                why);
    }

    /** One line per asset, even if the lender lists it twice. */
    Dossier begun() {
        List<Line> begun = collateral.stream()
                .collect(Collectors.toMap(Collateral::asset, Line::begun, (first, again) -> first, LinkedHashMap::new))
                .values()
                .stream()
                .toList();
        return withLines(begun);
    }

    Dossier line(String asset, UnaryOperator<Line> change) {
        return withLines(lines.stream()
                .map(l -> l.asset().equals(asset) ? change.apply(l) : l)
                .toList());
    }

    Dossier asked(String asset, String requestId) {
        Dossier next = line(asset, l -> l.asked(requestId));
        return next.with(
                balance,
                negotiationOverAt,
                titleAt,
                litigationOverAt,
                next.lines,
                requests + 1,
                distributions,
                unposted,
                costs);
    }

    Dossier with(Costs changed) {
        return with(
                balance,
                negotiationOverAt,
                titleAt,
                litigationOverAt,
                lines,
                requests,
                distributions,
                unposted,
                changed);
    }

    Dossier distributed(String distributionId, long toCosts, long toDebt) {
        Map<String, Long> coming = new HashMap<>(unposted);
        if (toDebt > 0) {
            coming.put(distributionId, toDebt);
        }
        return with(
                balance,
                negotiationOverAt,
                titleAt,
                litigationOverAt,
                lines,
                requests,
                distributions + 1,
                coming,
                costs.covered(toCosts));
    }

    private Dossier withLines(List<Line> changed) {
        return with(
                balance,
                negotiationOverAt,
                titleAt,
                litigationOverAt,
                changed,
                requests,
                distributions,
                unposted,
                costs);
    }

    private Dossier with(
            Balance b,
            @Nullable Instant negotiation,
            @Nullable Instant title,
            @Nullable Instant litigation,
            List<Line> changed,
            int asked,
            int paidOut,
            Map<String, Long> coming,
            Costs borne) {
        return new Dossier(
                caseId,
                lender,
                jurisdiction,
                b,
                collateral,
                negotiation,
                title,
                litigation,
                changed,
                asked,
                paidOut,
                coming,
                borne,
                limitationEndsAt,
                bar);
    }
}
