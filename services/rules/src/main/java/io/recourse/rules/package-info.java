/** Law and policy as values. Every number comes from a pack (JSON data) that names its source. */
@NullMarked
package io.recourse.rules;

import org.jspecify.annotations.NullMarked;
