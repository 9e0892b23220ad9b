/** The parts of the stack: how each is configured, started and known to be ready. */
@NullMarked
package io.recourse.local.parts;

import org.jspecify.annotations.NullMarked;
