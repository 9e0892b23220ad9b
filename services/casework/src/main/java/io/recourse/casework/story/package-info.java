/** Sentences for people about what happened and what is waited for; their texts are data of the services. */
@NullMarked
package io.recourse.casework.story;

import org.jspecify.annotations.NullMarked;
