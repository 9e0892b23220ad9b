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

    /** What follows from it: no text of a template has it in any case, unless the tone may announce a suit. */
    public enum Severity {
        /** Said in a call, somebody is told, and the call ends at once. */
        ALERT_AND_STOP,
        /** Said in a call, nothing follows. */
        REFUSE
    }
}
