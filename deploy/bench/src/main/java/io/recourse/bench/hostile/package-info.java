/** Everything a stranger may throw at the doors, and whether anybody inside or beside is hurt by it. */
@NullMarked
package io.recourse.bench.hostile;

import org.jspecify.annotations.NullMarked;
