/** What each service's OpenAPI document says beside its own resources. */
@NullMarked
package io.recourse.casework.openapi;

import org.jspecify.annotations.NullMarked;
