/**
 * Scorecards from a lender's data: trained, measured, looked at for fairness, and written down as a policy document. Kinds of
 * case likewise.
 */
@NullMarked
package io.recourse.train;

import org.jspecify.annotations.NullMarked;
