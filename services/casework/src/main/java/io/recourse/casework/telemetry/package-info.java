/** Names of meters and labels, in one place. */
@NullMarked
package io.recourse.casework.telemetry;

import org.jspecify.annotations.NullMarked;
