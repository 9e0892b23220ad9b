/** Pauses of business deadlines and the resolution of instants. */
@NullMarked
package io.recourse.rules.time;

import org.jspecify.annotations.NullMarked;
