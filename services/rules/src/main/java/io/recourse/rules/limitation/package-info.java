/** Limitation of claims (诉讼时效) and guarantee periods. */
@NullMarked
package io.recourse.rules.limitation;

import org.jspecify.annotations.NullMarked;
