package io.recourse.negotiation.domain;

/** Says what an answer means. The answer itself is kept nowhere, so whoever implements it keeps it nowhere either. */
public interface Intents {

    /**
     * The one intent that counts.
     *
     * @param text as the debtor wrote it
     * @param language the debtor's, as intake knows it; people answer in others too
     */
    Intent of(String text, String language);
}
