package io.recourse.intake.edge;

import io.recourse.casework.desk.Database;
import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Bodies;
import io.recourse.casework.door.Callers;
import io.recourse.casework.door.Fields;
import io.recourse.casework.security.Allowed;
import io.recourse.casework.security.Caller;
import io.recourse.casework.security.Role;
import io.recourse.intake.domain.VerificationPack;
import io.recourse.rules.identifiers.CitizenId;
import io.recourse.rules.identifiers.CreditCode;
import io.recourse.rules.identifiers.Lei;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.jspecify.annotations.Nullable;

/**
 * What a lender may know before it grants a loan: its own cases of the person, and the loaded registers. Of another lender's
 * cases it learns nothing, not even that there are none: a party id is the lender's own.
 */
@Path("/v1/blacklist-queries")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Allowed(Role.LENDER)
public class BlacklistResource {

    /**
     * One question: the party's cases by their keys, the registers by theirs, and the row that says that it was asked. Without
     * the row there is no answer.
     */
    private static final String QUERY = Database.IN_SCOPE + """
            , own as (
                select coalesce(bool_or(c.stands in ('OPEN', 'RESTORED')), false) as live,
                       coalesce(bool_or(c.stands = 'UNRECOVERABLE'), false) as lost
                from scope cross join lateral (
                    select k.stands from subject p
                    cross join lateral (
                        select jsonb_array_elements_text((g.alike -> 'live') || (g.alike -> 'over')) as id
                        from jsonb_array_elements(cast(p.state as jsonb) -> 'naming') as g(alike)
                        where g.alike ->> 'role' in ('DEBTOR', 'CO_DEBTOR')
                        union all select jsonb_array_elements_text(cast(p.state as jsonb) -> 'cases')) n
                    cross join lateral (select coalesce(s.since_close, s.status) as stands from subject s
                        where s.kind = 'case' and s.id = n.id and s.tenant = $2 offset 0) k
                    where p.kind = 'party' and p.id = $3 and p.tenant = $2 offset 0) c)
            , lists as (
                select coalesce(array_agg(k.register order by k.register) filter (where k.listed), '{}') as listed,
                       coalesce(array_agg(k.register order by k.register), '{}') as loaded
                from scope cross join lateral (
                    select r.register, exists (select 1 from register_entry e
                        where e.register = r.register and e.edition = r.edition and e.entry = t.entry) as listed
                    from unnest(cast($4 as text[]), cast($5 as text[])) as t(register, entry)
                    join register_edition r on r.register = t.register offset 0) k)
            , kept as (
                insert into enquiry (tenant, who, what, purpose, consent, party, outcome)
                select cast($2 as text), cast($6 as text), 'BLACKLIST', cast($7 as text), cast($8 as text), cast($3 as text),
                    case when own.live or own.lost or cardinality(lists.listed) > 0 then 'LISTED' else 'CLEAR' end
                from own cross join lists returning outcome)
            select own.live, own.lost, lists.listed, lists.loaded, kept.outcome from own cross join lists cross join kept
            """;

    private final Database database;
    private final Ids ids;
    private final Registers registers;
    private final Enquiries enquiries;
    private final VerificationPack pack;

    @Inject
    BlacklistResource(Database database, Ids ids, Registers registers, Enquiries enquiries, VerificationPack pack) {
        this.database = database;
        this.ids = ids;
        this.registers = registers;
        this.enquiries = enquiries;
        this.pack = pack;
    }

    @Schema(name = "BlacklistAsked")
    public record BlacklistBody(
            String idNumber,

            @Schema(description = "Why: PRE_LOAN; required.") @Nullable
            String purpose,

            @Schema(description = "Where the person's consent is on file; required.") @Nullable
            String consentReference) {

        /** Says nobody's name. */
        @Override
        public String toString() {
            return "BlacklistBody";
        }
    }

    /**
     * Registers are those in which nobody is who is without reproach.
     *
     * @param outcome {@code LISTED} or {@code CLEAR}
     * @param liveCase whether this lender has an overdue case of the person that is not over, or one whose payment went
     *     back after it was
     * @param unrecoverableCase whether this lender has given one up that was not paid since
     * @param registers that list the person
     * @param registersNotLoaded of which nothing is known
     */
    @Schema(name = "BlacklistAnswer")
    public record BlacklistAnswer(
            String outcome,
            boolean liveCase,
            boolean unrecoverableCase,
            List<String> registers,
            List<String> registersNotLoaded) {}

    @POST
    @Operation(
            summary = "Ask before a loan whether a person is on a blacklist",
            description =
                    "The caller's own cases and the loaded registers; needs the purpose and the person's consent.")
    @RequestBodySchema(BlacklistBody.class)
    public Uni<BlacklistAnswer> ask(byte[] body, @Context ContainerRequestContext request) throws BadInput {
        BlacklistBody asked = Bodies.read(body, BlacklistBody.class);
        Caller caller = Callers.of(request);
        // a purpose that is none is counted, whatever else is wrong
        return enquiries
                .admit(caller, Enquiries.What.BLACKLIST, asked.purpose(), pack.blacklistPurposes())
                .chain(() -> {
                    try {
                        return look(caller, asked);
                    } catch (BadInput e) {
                        return Uni.createFrom().failure(e);
                    }
                });
    }

    private Uni<BlacklistAnswer> look(Caller caller, BlacklistBody asked) throws BadInput {
        String number = asked.idNumber();
        if (!CitizenId.isValid(number) && !CreditCode.isValid(number) && !Lei.isValid(number)) {
            throw new BadInput("id-number-invalid", "idNumber", "The check character of the identity number is wrong.");
        }
        String given = asked.consentReference();
        if (given == null || given.isBlank()) {
            throw new BadInput("consent-missing", "consentReference", "Say where the person's consent is on file.");
        }
        String consent = Fields.id(given, "consentReference");
        List<String> blacklists = pack.blacklists();
        return database.askForTenants(
                        Set.of(caller.tenant()),
                        QUERY,
                        caller.tenant(),
                        ids.partyOf(caller.tenant(), number).id(),
                        blacklists.toArray(String[]::new),
                        registers.entriesOf(number, blacklists),
                        caller.name(),
                        String.valueOf(asked.purpose()),
                        consent)
                .map(row -> answer((Object[]) row))
                .invoke(answer -> enquiries.count(Enquiries.What.BLACKLIST, answer.outcome()));
    }

    private BlacklistAnswer answer(Object[] row) {
        Set<String> loaded = Set.of((String[]) row[3]);
        return new BlacklistAnswer(
                (String) row[4],
                (Boolean) row[0],
                (Boolean) row[1],
                Stream.of((String[]) row[2]).toList(),
                pack.blacklists().stream().filter(r -> !loaded.contains(r)).toList());
    }
}
