package io.recourse.litigation.edge;

import io.recourse.casework.desk.Entry;
import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Bodies;
import io.recourse.casework.door.EventDoor;
import io.recourse.casework.door.Fields;
import io.recourse.casework.door.Hearing;
import io.recourse.casework.door.PartnerDoor;
import io.recourse.contracts.CourtReported;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** The topics litigation listens to. */
@ApplicationScoped
class Topics {

    private final EventDoor events;
    private final PartnerDoor partners;
    private final Hearing cases = new CaseHearing();

    @Inject
    Topics(EventDoor events, PartnerDoor partners) {
        this.events = events;
        this.partners = partners;
    }

    @Incoming("cases")
    Uni<Void> cases(ConsumerRecords<String, byte[]> records) {
        return events.handle(records, "case", cases);
    }

    @Incoming("lawfirm-reports")
    Uni<Void> reports(ConsumerRecords<String, byte[]> records) {
        return partners.handle(records, Topics::report);
    }

    private static Entry report(PartnerDoor.Message message) throws BadInput {
        CourtReported report = Bodies.read(message.value(), CourtReported.class);
        return message.entry(Fields.subject("case", report.caseId(), "caseId"), Reports.read(report));
    }
}
