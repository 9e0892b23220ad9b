/** How fast, beside whom: the real code on the real PostgreSQL, with comparators in the same run. */
@NullMarked
package io.recourse.bench;

import org.jspecify.annotations.NullMarked;
