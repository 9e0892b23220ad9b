/** Disposal's doors and adapters. */
@NullMarked
package io.recourse.disposal.edge;

import org.jspecify.annotations.NullMarked;
