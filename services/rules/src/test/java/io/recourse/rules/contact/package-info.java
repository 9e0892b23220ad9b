@NullMarked
package io.recourse.rules.contact;

import org.jspecify.annotations.NullMarked;
