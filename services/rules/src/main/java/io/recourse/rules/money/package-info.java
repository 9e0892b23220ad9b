/** Exact money: rationals inside, one half-even rounding at the end, never a double. */
@NullMarked
package io.recourse.rules.money;

import org.jspecify.annotations.NullMarked;
