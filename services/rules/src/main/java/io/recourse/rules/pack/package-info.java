/** Reads the packs under {@code /rules} into values; the only place here that knows JSON. */
@NullMarked
package io.recourse.rules.pack;

import org.jspecify.annotations.NullMarked;
