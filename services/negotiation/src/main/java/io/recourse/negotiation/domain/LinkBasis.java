package io.recourse.negotiation.domain;

/** Lawful grounds on which contacts with one person for several lenders may be counted together. */
public enum LinkBasis {
    /** The person agreed to it. */
    CONSENT,
    /** A statute or an authority's order asks for it. */
    STATUTE
}
