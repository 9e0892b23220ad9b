/**
 * What a book may lose when the economy turns. It is statistics and decides nothing of a case, so it stands beside the domain,
 * where chance is seeded and probabilities may be floating point; money is whole minor units throughout.
 */
@NullMarked
package io.recourse.segmentation.stress;

import org.jspecify.annotations.NullMarked;
