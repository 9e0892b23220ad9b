/** What may be asked of a service: its subjects, their deadlines with the rule that made each, and their story. */
@NullMarked
package io.recourse.casework.query;

import org.jspecify.annotations.NullMarked;
