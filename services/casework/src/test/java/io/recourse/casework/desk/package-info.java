/** The desk on real PostgreSQL. */
@NullMarked
package io.recourse.casework.desk;

import org.jspecify.annotations.NullMarked;
