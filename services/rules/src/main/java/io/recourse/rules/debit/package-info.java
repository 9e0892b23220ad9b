/** What is told before an account is debited. */
@NullMarked
package io.recourse.rules.debit;

import org.jspecify.annotations.NullMarked;
