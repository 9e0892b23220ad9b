package io.recourse.negotiation.domain;

import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.Maker;
import io.recourse.negotiation.domain.Offer.Status;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What waits for a second person: offers beyond their maker's limit, a promise of next to nothing, and either after too many that
 * were broken.
 */
public final class ApprovalsWaiting {

    /** Facet: how many of a case, of whatever sort. */
    public static final String MANY = "approvals_waiting";

    /** Facet: how many of them are promises. */
    public static final String PROMISES = "promises_waiting";

    /** Facet: last day, debtor-local, of the one that lapses first; absent if none waits. */
    public static final String LAPSE = "approvals_lapse";

    private ApprovalsWaiting() {}

    /** In the order in which they were made. */
    public static List<Offer> offers(CaseFile file) {
        return file.dealt().offers().stream()
                .filter(o -> o.status() == Status.PROPOSED)
                .toList();
    }

    /** One at most: a debtor's next word is taken once it is known what became of this one. */
    public static Optional<PromiseProposal> promise(CaseFile file) {
        return file.dealt().proposed().stream()
                .filter(PromiseProposal::isWaiting)
                .findFirst();
    }

    /**
     * Why somebody may not decide on what waits; null if he may. A second pair of eyes is another caller's, and a person's.
     *
     * @param madeBy the caller who made it
     * @param by the caller who would decide
     * @param maker in which role, as the installation says of the caller
     */
    static @Nullable Decision<CaseEvent> notForHim(String madeBy, String by, Maker maker) {
        if (by.equals(madeBy)) {
            return Decision.refuse(
                    "approver-made-it", null, "whoever made it does not decide on it: another person does");
        }
        return maker == Maker.BOT
                ? Decision.refuse("approver-not-a-person", null, "a machine does not decide on it: a person does")
                : null;
    }

    static Map<String, Object> facets(CaseFile file) {
        List<Offer> offers = offers(file);
        Optional<PromiseProposal> promise = promise(file);
        long promises = promise.isPresent() ? 1 : 0;
        Map<String, Object> columns = new HashMap<>();
        columns.put(MANY, offers.size() + promises);
        columns.put(PROMISES, promises);
        Stream.concat(offers.stream().map(Offer::lastDay), promise.stream().map(PromiseProposal::lastDay))
                .min(Comparator.<LocalDate>naturalOrder())
                .ifPresent(day -> columns.put(LAPSE, day));
        return columns;
    }
}
