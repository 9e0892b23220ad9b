@NullMarked
package io.recourse.bench.hostile;

import org.jspecify.annotations.NullMarked;
