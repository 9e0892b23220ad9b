/** JSON forms of sealed records, the same for contracts, states and mail. */
@NullMarked
package io.recourse.contracts.json;

import org.jspecify.annotations.NullMarked;
