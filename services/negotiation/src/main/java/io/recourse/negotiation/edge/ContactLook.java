package io.recourse.negotiation.edge;

import io.recourse.casework.clock.BusinessClock;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.effects.EffectAdapter.Task;
import io.recourse.casework.query.SubjectQueries.Reading;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.recourse.negotiation.domain.CaseState;
import io.recourse.negotiation.domain.Contacts;
import io.recourse.negotiation.domain.PartyDecider;
import io.recourse.negotiation.domain.PartyState;
import io.recourse.negotiation.domain.Standings;
import io.recourse.negotiation.edge.LastLook.Look;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether a contact may still go out, by its case and by the one whom it would reach, and of which amount as of which day it speaks. Of who is
 * stuck nobody knows what was said meanwhile, so nothing goes out.
 */
final class ContactLook implements LastLook.Rule {

    private static final String STUCK = "subject-parked";

    private final Standings standings;
    private final BusinessClock clock;

    ContactLook(Standings standings, BusinessClock clock) {
        this.standings = standings;
        this.clock = clock;
    }

    @Override
    public List<SubjectId> concerned(Task task) {
        return List.of(task.subject(), party(task));
    }

    @Override
    public Look look(Task task, Map<SubjectId, Reading> rows) {
        Reading theCase = rows.get(task.subject());
        Reading party = rows.get(party(task));
        if (theCase == null
                || theCase.parked() != null
                || !(theCase.state() instanceof CaseState.Known known)
                || party == null
                || party.parked() != null
                || !(party.state() instanceof PartyState.Known whom)) {
            return new Look.Barred(STUCK);
        }
        if (known.file().isOver(task.ref())) {
            return new Look.Barred(Contacts.OVER);
        }
        if (Standings.isNotice(task.ref())) {
            String bar = standings.barOfNotice(
                    known, whom.file(), task.ref(), Channel.valueOf(Words.field(task.body(), "channel")), clock.now());
            return bar == null ? new Look.Go(task) : new Look.Barred(bar);
        }
        String bar = standings.bar(
                known,
                whom.file(),
                Channel.valueOf(Words.field(task.body(), "channel")),
                Tone.valueOf(Words.field(task.body(), "tone")),
                clock.now());
        if (bar != null) {
            return new Look.Barred(bar);
        }
        Map<String, String> body = new HashMap<>(task.body());
        body.put("amount", known.file().balance().total().text());
        body.put(
                "date",
                LocalDate.ofInstant(clock.now(), ZoneId.of(whom.file().zone())).toString());
        return new Look.Go(task.saying(body));
    }

    private static SubjectId party(Task task) {
        return new SubjectId(PartyDecider.KIND, Words.field(task.body(), "party"));
    }
}
