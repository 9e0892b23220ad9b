/** One subject's turn, without a desk. */
@NullMarked
package io.recourse.casework.decision;

import org.jspecify.annotations.NullMarked;
