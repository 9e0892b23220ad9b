package io.recourse.casework.query;

import io.quarkus.arc.DefaultBean;
import io.recourse.casework.story.Phrasebook;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** How views are where a service has nothing of its own to say in them. */
@Singleton
class PlainViews {

    @Produces
    @Singleton
    @DefaultBean
    Reckoned nothing() {
        return (_, _) -> null;
    }

    @Produces
    @Singleton
    @DefaultBean
    Phrasebook silent() {
        return Phrasebook.EMPTY;
    }
}
