package io.recourse.segmentation.domain;

import java.time.Instant;

/**
 * What a case is told of its industry's index.
 *
 * @param industry GB/T 4754 code
 * @param number counts the readings of this industry from 1, so that a case told of two knows the later one
 * @param asOf of what instant it speaks
 * @param changeBp change against its baseline, basis points, cut towards zero
 */
public record IndustryIndex(String industry, int number, Instant asOf, int changeBp) {}
