package io.recourse.segmentation.edge;

import io.recourse.casework.door.EventDoor;
import io.recourse.casework.door.Hearing;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** The topics segmentation listens to. */
@ApplicationScoped
class Topics {

    @Inject
    EventDoor door;

    private final Hearing hearing = new CaseHearing();

    @Incoming("cases")
    Uni<Void> cases(ConsumerRecords<String, byte[]> records) {
        return door.handle(records, "case", hearing);
    }
}
