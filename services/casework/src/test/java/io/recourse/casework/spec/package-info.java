/** The spec kit: how the rules of every service are tested. Given events, when an input arrives at an instant, then events and deadlines. */
@NullMarked
package io.recourse.casework.spec;

import org.jspecify.annotations.NullMarked;
