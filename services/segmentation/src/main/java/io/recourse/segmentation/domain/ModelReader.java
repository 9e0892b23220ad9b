package io.recourse.segmentation.domain;

import io.recourse.segmentation.domain.ScorecardDocument.History;
import java.util.regex.Pattern;

/** Judges a scorecard that shall stand on the shelf beside others and score live cases. */
public final class ModelReader {

    private static final Pattern REFERENCE = Pattern.compile("[a-z][a-z0-9-]{0,39}@[1-9][0-9]{0,5}");

    private ModelReader() {}

    /** @throws InvalidPolicy with all faults, each with its place, if there are any */
    public static Scorecard read(ScorecardDocument document) {
        Faults faults = new Faults("model");
        String model = document.model();
        faults.at("model")
                .unless(
                        model != null && REFERENCE.matcher(model).matches(),
                        "a model is named name@version: lower case letters, digits and hyphens, a letter first, and a"
                                + " version of 1 or more");
        History history = document.history();
        faults.at("history")
                .at("months")
                .unless(
                        history == null || history.months() <= Statements.MOST,
                        "a case keeps " + Statements.MOST + " months");
        Scorecard scorecard = Scorecard.read(document, faults);
        faults.raise();
        return scorecard;
    }
}
