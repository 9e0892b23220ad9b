package io.recourse.negotiation.edge;

import io.recourse.casework.clock.BusinessClock;
import io.recourse.casework.door.Asked;
import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Callers;
import io.recourse.casework.door.CsvTable;
import io.recourse.casework.query.Outcomes;
import io.recourse.casework.security.Allowed;
import io.recourse.casework.security.Caller;
import io.recourse.casework.security.Role;
import io.recourse.negotiation.edge.ChannelReport.ChannelHours;
import io.recourse.negotiation.edge.ChannelReport.ChannelWeek;
import io.recourse.negotiation.edge.ChannelReport.Contacted;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which channels reach debtors, and when. Its size depends on the number of channels alone. */
@Path("/v1/reports/channels")
@Allowed({Role.LENDER, Role.OPERATOR})
public class ChannelReportResource {

    private static final String SUMMARY = "Show what came of a month's contacts by channel, weekend and hours";
    private static final String DESCRIPTION =
            "As JSON or as CSV. Months, days and hours are those of the debtor's zone. "
                    + "The last result of a contact counts, if it came within 31 days of the month's end.";
    private static final String LENDER = "For operators, who get all lenders' contacts together if they name none";
    private static final String MONTH = "Such as 2026-01";

    private static final Outcomes.Question CONTACTS = new Outcomes.Question(
            "case", "ContactAttempted.v1", "ContactResult.v1", "attemptId", "channel", "zone", "outcome");

    private final Outcomes outcomes;
    private final BusinessClock clock;

    @Inject
    ChannelReportResource(Outcomes outcomes, BusinessClock clock) {
        this.outcomes = outcomes;
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = SUMMARY, description = DESCRIPTION)
    public Uni<ChannelReport> report(
            @Parameter(description = MONTH, required = true) @QueryParam("month") @Nullable String month,
            @Parameter(description = LENDER) @QueryParam("lender") @Nullable String lender,
            @Context ContainerRequestContext request)
            throws BadInput {
        return of(month, lender, Callers.of(request));
    }

    @GET
    @Produces(CsvTable.MEDIA_TYPE)
    @Operation(summary = SUMMARY, description = DESCRIPTION)
    public Uni<String> reportAsCsv(
            @Parameter(description = MONTH, required = true) @QueryParam("month") @Nullable String month,
            @Parameter(description = LENDER) @QueryParam("lender") @Nullable String lender,
            @Context ContainerRequestContext request)
            throws BadInput {
        return of(month, lender, Callers.of(request)).map(ChannelReportResource::csv);
    }

    private Uni<ChannelReport> of(@Nullable String asked, @Nullable String named, Caller caller) throws BadInput {
        YearMonth month = month(asked);
        String lender = Asked.text(named, "lender");
        Instant asOf = clock.now();
        return outcomes.count(
                        caller, CONTACTS, month.atDay(1), month.plusMonths(1).atDay(1), lender)
                .map(counts -> ChannelReport.of(
                        asOf, month.toString(), caller.role() == Role.OPERATOR ? lender : caller.tenant(), counts));
    }

    /** Four digits of a year and two of a month, of the years a date can be stored of. */
    private static YearMonth month(@Nullable String asked) throws BadInput {
        try {
            if (asked != null && asked.matches("[12][0-9]{3}-[0-9]{2}")) {
                return YearMonth.parse(asked);
            }
        } catch (DateTimeException e) {
            throw noMonth();
        }
        throw noMonth();
    }

    private static BadInput noMonth() {
        return new BadInput("field-invalid", "month", "This is a month such as 2026-01.");
    }

    /** One band of hours a row; rows without hours are of all hours together. */
    private static String csv(ChannelReport report) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CsvTable table = CsvTable.on(
                out,
                "as_of",
                "month",
                "lender",
                "channel",
                "days",
                "hours",
                "attempted",
                "conversation",
                "delivered",
                "unanswered",
                "unreachable",
                "unknown",
                "none_yet",
                "conversation_share_bp");
        for (ChannelWeek week : report.channels()) {
            row(table, report, week.channel(), false, null, week.weekday());
            row(table, report, week.channel(), true, null, week.weekend());
        }
        for (ChannelHours band : report.hours()) {
            row(table, report, band.channel(), band.weekend(), band.hours(), band.contacts());
        }
        table.flush();
        return out.toString(StandardCharsets.UTF_8);
    }

    private static void row(
            CsvTable table,
            ChannelReport report,
            String channel,
            boolean weekend,
            @Nullable String hours,
            Contacted contacts) {
        table.row(Arrays.asList(
                report.asOf(),
                report.month(),
                report.lender(),
                channel,
                weekend ? "WEEKEND" : "WEEKDAY",
                hours,
                contacts.attempted(),
                contacts.conversation(),
                contacts.delivered(),
                contacts.unanswered(),
                contacts.unreachable(),
                contacts.unknown(),
                contacts.noneYet(),
                contacts.conversationShareBp()));
    }
}
