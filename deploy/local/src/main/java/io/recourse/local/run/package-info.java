/** {@code make run}: the clock is moved, the world acts, and what came of it is told. */
@NullMarked
package io.recourse.local.run;

import org.jspecify.annotations.NullMarked;
