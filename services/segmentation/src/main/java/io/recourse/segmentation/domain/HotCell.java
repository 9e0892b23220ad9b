package io.recourse.segmentation.domain;

import io.recourse.contracts.IntakeEvent.Bucket;

/**
 * Cases of one lender that are alike and of which much more is expected to be lost than of others as late as they are.
 *
 * @param axis in what they are alike: a facet column of the case
 * @param value the value they have there
 * @param owedMinor minor units
 * @param lossPpm what is expected to be lost of what they owe, parts per million
 * @param bookLossPpm the same of all the lender's cases in that bucket and currency
 */
public record HotCell(
        String axis,
        String value,
        Bucket bucket,
        String currency,
        long cases,
        long owedMinor,
        int lossPpm,
        int bookLossPpm) {}
