package io.recourse.local.portfolio;

import java.util.Arrays;
import java.util.List;

/**
 * How the debtor of an account, its court and its bidders will act; hidden from the services, known to the world that
 * plays them. A function of seed and account number and of nothing else, so it survives any change of the portfolio.
 * Weights are ours: a quarter pays soon, as the data's two-months-late do, and enough reach a court and an auction for
 * every outcome to be seen in 400 days.
 */
@SuppressWarnings("JavaLangClash")
public record Character(Attitude attitude, Proceedings proceedings, Estate estate, Sale sale) {

    private static final List<Proceedings> OF_THE_VANISHED = List.of(Proceedings.UNSERVED, Proceedings.SILENT);

    public static Character of(long seed, String account) {
        Draw draw = Draw.of(seed, account, "character");
        Attitude attitude = draw.weighted(Arrays.asList(Attitude.values()));
        Proceedings proceedings = draw.weighted(Arrays.asList(Proceedings.values()));
        if (attitude == Attitude.VANISHES && !OF_THE_VANISHED.contains(proceedings)) {
            proceedings = OF_THE_VANISHED.get(draw.place(600, 400));
        }
        return new Character(
                attitude,
                proceedings,
                draw.weighted(Arrays.asList(Estate.values())),
                draw.weighted(Arrays.asList(Sale.values())));
    }

    /** Before any court. Whoever pays pays all that is owed unless it says otherwise. */
    public enum Attitude implements Weighted {
        /** Pays unasked within days, often before the first instalment is due. */
        PAYS_EARLY(90),
        /** Forgot; pays after a conversation or two. */
        PAYS_AFTER_CONTACT(160),
        /** Pays some of it now and then, and stops. */
        PAYS_IN_PARTS(70),
        PROMISES_AND_KEEPS(110),
        /** Promises again and again and pays little or nothing. */
        PROMISES_AND_BREAKS(110),
        /** Disputes the debt: a pause with reason DISPUTE, rejected in the end. */
        DISPUTES(60),
        /** Shows hardship: a pause with reason HARDSHIP; afterwards some pay, some cannot. */
        HARDSHIP(60),
        /** Answers and will not pay. */
        REFUSES(130),
        /** Never answers. */
        VANISHES(100),
        /** Pays the lender, whose later statement says that nothing is overdue; only where the host has authority. */
        CURED_AT_HOST(70),
        /** The lender takes the account back. */
        RECALLED_BY_LENDER(40);

        private final int weight;

        Attitude(int weight) {
            this.weight = weight;
        }

        @Override
        public int weight() {
            return weight;
        }
    }

    /** When a payment order is served, or not. */
    public enum Proceedings implements Weighted {
        /** Does nothing: the order becomes enforceable. */
        SILENT(330),
        /** Pays all when the court's paper comes. */
        PAYS_WHEN_SERVED(170),
        /** In writing and in time: the order ends, a suit follows. */
        OBJECTS_IN_WRITING(150),
        /** Contests one claim of several in writing. */
        OBJECTS_IN_PART(40),
        /** By word of mouth, which is void. */
        OBJECTS_ORALLY(90),
        /** Says that there is no money, which is no objection. */
        PLEADS_INABILITY(60),
        /** Cannot be served: the order lapses after thirty days. */
        UNSERVED(160);

        private final int weight;

        Proceedings(int weight) {
            this.weight = weight;
        }

        @Override
        public int weight() {
            return weight;
        }
    }

    /** What enforcement finds besides collateral. */
    public enum Estate implements Weighted {
        ENOUGH(350),
        A_PART(250),
        NOTHING(400);

        private final int weight;

        Estate(int weight) {
            this.weight = weight;
        }

        @Override
        public int weight() {
            return weight;
        }
    }

    /** What becomes of the collateral at auction. */
    public enum Sale implements Weighted {
        FIRST_ROUND(300),
        SECOND_ROUND(230),
        FORCED_SALE(170),
        /** Wins the first round and does not pay; the next round sells. */
        WINNER_DEFAULTS(100),
        NO_BUYER(200);

        private final int weight;

        Sale(int weight) {
            this.weight = weight;
        }

        @Override
        public int weight() {
            return weight;
        }
    }
}
