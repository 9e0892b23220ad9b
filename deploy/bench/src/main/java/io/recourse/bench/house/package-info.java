/** The house itself: desk, clock, doors, pipe, and whom they are measured beside. */
@NullMarked
package io.recourse.bench.house;

import org.jspecify.annotations.NullMarked;
