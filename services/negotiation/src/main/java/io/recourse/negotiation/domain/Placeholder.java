package io.recourse.negotiation.domain;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a template may leave open: derived facts of the case and what the house says of itself. Nobody's identity is among them. */
public enum Placeholder {
    /** Owed in all when the contact goes out, with its currency, as people write it. */
    AMOUNT("amount", 25),
    /** What an answer may call the case by; short enough to be read out. */
    CASE_REF("caseRef", 11),
    /** The lender's name. */
    LENDER("lender", 40),
    /** The debtor's day as of which the amount is owed: on which the contact goes out. */
    DATE("date", 10),
    /** Where an answer, a dispute or a plea goes. */
    ANSWER_TO("answerTo", 60),
    /** How to opt out of this channel, of the book's sentences. */
    OPT_OUT("optOut", 60),
    /** Of the debit that a notice tells, as people write it. */
    DEBIT_AMOUNT("debitAmount", 25),
    /** The debtor's day of that debit. */
    DEBIT_DATE("debitDate", 10),
    /** The payment provider's reference of the mandate it is made under. */
    MANDATE("mandate", 64);

    /** What a notice of a debit says, and no other text can. */
    static final Set<Placeholder> OF_DEBIT = Set.of(DEBIT_AMOUNT, DEBIT_DATE, MANDATE);

    private static final Map<String, Placeholder> BY_KEY =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Placeholder::key, p -> p));

    private final String key;
    private final int longest;

    Placeholder(String key, int longest) {
        this.key = key;
        this.longest = longest;
    }

    /** As it stands in a text, in braces. */
    public String key() {
        return key;
    }

    /** Characters its value has at most. */
    int longest() {
        return longest;
    }

    static boolean knows(String key) {
        return BY_KEY.containsKey(key);
    }

    static Placeholder of(String key) {
        Placeholder known = BY_KEY.get(key);
        if (known == null) {
            throw new IllegalArgumentException("no placeholder " + key);
        }
        return known;
    }
}
