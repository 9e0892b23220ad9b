/** What was found, as plain facts: rows, records on topics, accepted accounts. */
@NullMarked
package io.recourse.verify.evidence;

import org.jspecify.annotations.NullMarked;
