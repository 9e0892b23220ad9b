package io.recourse.intake.edge;

import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.desk.Kinds;
import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Callers;
import io.recourse.casework.door.CommandDoor;
import io.recourse.casework.door.Page;
import io.recourse.casework.door.PageByNumber;
import io.recourse.casework.door.Showing;
import io.recourse.casework.query.SubjectQueries;
import io.recourse.casework.query.SubjectQueries.Told;
import io.recourse.casework.security.Allowed;
import io.recourse.casework.security.Caller;
import io.recourse.casework.security.Role;
import io.recourse.casework.story.Language;
import io.recourse.casework.story.Phrasebook;
import io.recourse.casework.story.Phrasebook.Setting;
import io.recourse.intake.domain.Account;
import io.recourse.intake.domain.CaseDecider;
import io.recourse.intake.domain.CaseEvent;
import io.recourse.intake.domain.CaseState.Closed;
import io.recourse.intake.domain.CaseState.Open;
import io.recourse.intake.domain.Ledger;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** A case's story for people. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Allowed({Role.LENDER, Role.OPERATOR})
public class TimelineResource {

    private final SubjectQueries queries;
    private final Kinds kinds;
    private final Phrasebook phrases;

    @Inject
    TimelineResource(SubjectQueries queries, Kinds kinds, Phrasebook phrases) {
        this.queries = queries;
        this.kinds = kinds;
        this.phrases = phrases;
    }

    /**
     * One event of a case.
     *
     * @param day of {@code at} in the contract's zone
     */
    @Schema(description = "One event of a case in a sentence; `day` is that of `at` in the contract's zone.")
    public record TimelineEntry(long seq, LocalDate day, Instant at, String type, String sentence) {}

    @GET
    @Path("/cases/{id}/timeline")
    @Operation(summary = "Tell a case's story in sentences, oldest first")
    public Uni<Page<TimelineEntry>> timeline(
            @PathParam("id") String id,
            @Parameter(description = "`en` or `zh`", schema = @Schema(type = SchemaType.STRING, defaultValue = "en"))
                    @QueryParam("language")
                    @DefaultValue("en")
                    String language,
            @BeanParam PageByNumber page,
            @Context ContainerRequestContext request)
            throws BadInput {
        int most = page.most();
        long last = page.after();
        Language in = language(language);
        Caller caller = Callers.of(request);
        SubjectId of = CommandDoor.subject(CaseDecider.KIND, id);
        return queries.state(caller, of).chain(state -> {
            Setting setting = setting(of, state, in);
            return queries.journal(caller, of, last, most)
                    .map(told -> Page.of(
                            told.stream().map(t -> entry(of, t, setting)).toList(),
                            most,
                            entry -> Long.toString(entry.seq())));
        });
    }

    private TimelineEntry entry(SubjectId of, Told told, Setting setting) {
        LocalDate day = told.businessAt().atZone(setting.zone()).toLocalDate();
        Record event = event(kinds.of(of).readEvent(told.publishedTo() != null, told.type(), told.event()));
        String type = event.getClass().getSimpleName();
        String sentence = Objects.requireNonNull(phrases.tell(type, event, setting), () -> "no sentence for " + type);
        return new TimelineEntry(told.seq(), day, told.businessAt(), type, sentence);
    }

    private static Record event(Object event) {
        return switch (event) {
            case CaseEvent.Told(var told) -> (Record) told;
            case CaseEvent.Noticed(var notice) -> (Record) notice;
            default -> (Record) event;
        };
    }

    /** Nothing has happened yet to a case that no statement has opened: it is nobody's. */
    private static Setting setting(SubjectId of, @Nullable Object state, Language language) {
        return switch (state) {
            case Open open -> setting(open.account(), open.ledger(), language);
            case Closed closed -> setting(closed.account(), closed.ledger(), language);
            case null, default -> throw Showing.unknown(of);
        };
    }

    private static Setting setting(Account account, Ledger ledger, Language language) {
        return new Setting(
                language, ZoneId.of(account.contractZone()), ledger.balance().currency());
    }

    private static Language language(String code) throws BadInput {
        for (Language language : Language.values()) {
            if (language.code().equals(code)) {
                return language;
            }
        }
        throw new BadInput("field-invalid", "language", "This is en or zh.");
    }
}
