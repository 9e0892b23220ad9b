@NullMarked
package io.recourse.intake.domain;

import org.jspecify.annotations.NullMarked;
