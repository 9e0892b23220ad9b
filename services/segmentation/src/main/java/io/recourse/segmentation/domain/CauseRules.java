package io.recourse.segmentation.domain;

import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.SegmentationEvent.Cause;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Why the debtor does not pay, with the facts that say so. Signs earn points for a cause. Enough for CANNOT: it is CANNOT,
 * whatever else speaks; else enough for WILL_NOT: it is WILL_NOT; else FORGOT. Wherever the facts leave it open, the debtor
 * gets the gentler reading.
 */
public final class CauseRules {

    /** Evidence of a FORGOT that rests on nothing but the lack of signs against it. */
    static final String NOTHING_AGAINST = "nothing-against";

    /**
     * A cause and the codes of the signs that speak for it, in the document's order; never empty.
     *
     * @param quadrant both readings beside each other, where the cause tells the gentler one
     */
    public record Finding(Cause cause, Quadrant quadrant, List<String> evidence) {
        public Finding {
            evidence = List.copyOf(evidence);
        }
    }

    private sealed interface Sign {
        String code();

        Cause speaksFor();

        int points();

        record OfFeature(String code, Cause speaksFor, int points, Feature feature, int from, int to) implements Sign {}

        record OfPause(String code, Cause speaksFor, int points, PauseReason reason) implements Sign {}
    }

    private final int threshold;
    private final List<Sign> signs;

    private CauseRules(int threshold, List<Sign> signs) {
        this.threshold = threshold;
        this.signs = List.copyOf(signs);
    }

    /**
     * Judges a document and makes the rules of it.
     *
     * @throws InvalidPolicy with all faults, if there are any
     */
    public static CauseRules from(CauseDocument document) {
        Faults faults = new Faults("causes");
        faults.unless(document.source() != null, "source is missing");
        faults.unless(document.threshold() >= 1, "threshold must be ≥ 1");
        List<Sign> signs = Stream.concat(
                        document.signs().stream().flatMap(entry -> ofFeature(entry, faults).stream()),
                        document.pauses().stream().flatMap(entry -> ofPause(entry, faults).stream()))
                .toList();
        faults.unique(signs.stream().map(Sign::code).toList(), "signs");
        faults.raise();
        return new CauseRules(document.threshold(), signs);
    }

    private static Optional<Sign> ofFeature(CauseDocument.SignEntry entry, Faults faults) {
        String code = faults.code(entry.code(), "sign");
        Integer from = entry.atLeast();
        Integer to = entry.atMost();
        faults.unless(from != null || to != null, code + ": neither atLeast nor atMost");
        faults.unless(entry.points() >= 1, code + ": points must be ≥ 1");
        Optional<Cause> cause = faults.word(Cause.class, entry.speaksFor(), code);
        Optional<Feature> feature = faults.word(Feature.class, entry.feature(), code);
        feature.ifPresent(f -> faults.unless(f.everyCaseHasIt(), code + ": not every case has " + f));
        return feature.flatMap(f -> cause.map(c -> new Sign.OfFeature(
                code,
                c,
                entry.points(),
                f,
                from == null ? Integer.MIN_VALUE : from,
                to == null ? Integer.MAX_VALUE : to)));
    }

    private static Optional<Sign> ofPause(CauseDocument.PauseEntry entry, Faults faults) {
        String code = faults.code(entry.code(), "pause");
        faults.unless(entry.points() >= 1, code + ": points must be ≥ 1");
        Optional<Cause> cause = faults.word(Cause.class, entry.speaksFor(), code);
        return faults.word(PauseReason.class, entry.reason(), code)
                .flatMap(reason -> cause.map(c -> new Sign.OfPause(code, c, entry.points(), reason)));
    }

    public Finding find(Judged judged, Set<PauseReason> openPauses) {
        List<Sign> seen = signs.stream()
                .filter(sign -> switch (sign) {
                    case Sign.OfFeature f -> {
                        Integer value = f.feature().of(judged);
                        yield value != null && f.from() <= value && value <= f.to();
                    }
                    case Sign.OfPause p -> openPauses.contains(p.reason());
                })
                .toList();
        boolean able = points(seen, Cause.CANNOT) < threshold;
        boolean willing = points(seen, Cause.WILL_NOT) < threshold;
        Cause cause = !able ? Cause.CANNOT : !willing ? Cause.WILL_NOT : Cause.FORGOT;
        List<String> evidence = seen.stream()
                .filter(sign -> sign.speaksFor() == cause)
                .map(Sign::code)
                .toList();
        return new Finding(cause, Quadrant.of(able, willing), evidence.isEmpty() ? List.of(NOTHING_AGAINST) : evidence);
    }

    private static int points(List<Sign> seen, Cause cause) {
        return seen.stream()
                .filter(sign -> sign.speaksFor() == cause)
                .mapToInt(Sign::points)
                .sum();
    }
}
