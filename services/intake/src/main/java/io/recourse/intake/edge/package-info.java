/** Intake's doors and its vault. */
@NullMarked
package io.recourse.intake.edge;

import org.jspecify.annotations.NullMarked;
