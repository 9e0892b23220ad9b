/** Litigation's doors and adapters. */
@NullMarked
package io.recourse.litigation.edge;

import org.jspecify.annotations.NullMarked;
