/** The batch desk: every door leads here. One transaction per batch, a constant number of statements. */
@NullMarked
package io.recourse.casework.desk;

import org.jspecify.annotations.NullMarked;
