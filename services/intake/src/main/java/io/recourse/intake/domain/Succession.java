package io.recourse.intake.domain;

/**
 * Who somebody was at the lender who sold the debt, and is at the one who bought it. Party ids alone: keyed hashes, from which
 * nobody learns who it is.
 *
 * @param formerly the party's id at the seller, as the buyer names it
 * @param party the party's id at the buyer
 */
public record Succession(String formerly, String party) {}
