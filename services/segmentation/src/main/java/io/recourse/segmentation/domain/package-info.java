/**
 * Segmentation: who owes, why, how likely a default is and what comes next. A {@link
 * io.recourse.segmentation.domain.CaseDecider case} is watched until it reaches the EARLY bucket, is then scored and given a
 * strategy, and is scored anew with every further bucket. All numbers are data ({@code resources/policy}).
 */
@NullMarked
package io.recourse.segmentation.domain;

import org.jspecify.annotations.NullMarked;
