package io.recourse.segmentation.edge;

import io.recourse.rules.Source;
import java.util.List;

/** The catalogue of indicators as it is written. */
record IndicatorDocument(Source source, List<Category> categories, List<Entry> indicators) {

    IndicatorDocument {
        categories = List.copyOf(categories);
        indicators = List.copyOf(indicators);
    }

    /** @param legalBasis why what its indicators are read from may be processed */
    record Category(String code, String en, String zh, String legalBasis) {}

    /** What an indicator counts. */
    enum Unit {
        COUNT,
        MONTHS,
        DAYS,
        /** Minor units of the profile's currency. */
        MINOR,
        /** Basis points. */
        BP,
        /** The status of a month of an account. */
        STATUS,
        TRUTH
    }

    /**
     * @param formula CEL over the parts of a profile
     * @param field the profile's field it is mostly read from, as a JSON pointer; {@code -} is any element
     */
    record Entry(String code, String category, String en, String zh, String formula, String field, Unit unit) {}
}
