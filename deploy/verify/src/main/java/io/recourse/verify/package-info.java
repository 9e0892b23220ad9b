/** Proves on a running stack, from outside, that nothing was lost, doubled or done without right. Shares no code with what it checks. */
@NullMarked
package io.recourse.verify;

import org.jspecify.annotations.NullMarked;
