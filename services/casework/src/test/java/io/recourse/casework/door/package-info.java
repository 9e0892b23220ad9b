/** What the doors take and what they send back. */
@NullMarked
package io.recourse.casework.door;

import org.jspecify.annotations.NullMarked;
