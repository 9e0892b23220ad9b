@NullMarked
package io.recourse.verify.read;

import org.jspecify.annotations.NullMarked;
