package io.recourse.rules.contact;

import io.recourse.rules.Source;
import java.util.List;

/**
 * Words of one language by which a forbidden zone is known, as data.
 *
 * @param language {@code zh} or {@code en}
 * @param wholeWords true where words are separated by blanks; else whatever separates them is no difference
 */
public record PhrasePack(
        String name, int version, String language, boolean wholeWords, Source source, List<Sensitive> sensitive) {

    public PhrasePack {
        sensitive = List.copyOf(sensitive);
    }

    /** {@code name@version}. */
    public String id() {
        return name + "@" + version;
    }

    /**
     * Ways to say one thing nobody may say to a debtor.
     *
     * @param code what is said
     * @param zone the forbidden zone it lies in, one of those of the contact packs
     */
    public record Sensitive(String code, Practice zone, Severity severity, List<String> phrases, Source source) {
        public Sensitive {
            phrases = List.copyOf(phrases);
            if (phrases.isEmpty()) {
                throw new IllegalArgumentException(code + " names no phrase");
            }
        }
    }

    /** What follows when somebody says it. */
    public enum Severity {
        /** Somebody is told, and the contact ends at once. */
        ALERT_AND_STOP,
        /** The text does not go out. */
        REFUSE
    }
}
