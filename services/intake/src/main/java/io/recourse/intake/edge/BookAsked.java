package io.recourse.intake.edge;

import io.recourse.casework.door.Asked;
import io.recourse.casework.door.BadInput;
import io.recourse.casework.query.Narrowing;
import io.recourse.casework.query.Narrowing.Is;
import io.recourse.contracts.IntakeEvent.Bucket;
import io.recourse.contracts.IntakeEvent.Stage;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which cases of a book a caller asks for; what is not named narrows nothing. */
public class BookAsked {

    @QueryParam("lender")
    @Parameter(description = "For operators, who see all lenders")
    @Nullable
    String lender;

    @QueryParam("status")
    @Parameter(description = "OPEN, or why cases were closed: PAID, CURED, RECALLED, UNRECOVERABLE")
    @Nullable
    String status;

    @QueryParam("stage")
    @Parameter(schema = @Schema(implementation = Stage.class))
    @Nullable
    String stage;

    @QueryParam("bucket")
    @Parameter(schema = @Schema(implementation = Bucket.class))
    @Nullable
    String bucket;

    @QueryParam("currency")
    @Parameter(description = "ISO 4217")
    @Nullable
    String currency;

    @QueryParam("balanceAtLeast")
    @Parameter(description = "In minor units", schema = @Schema(type = SchemaType.INTEGER, format = "int64"))
    @Nullable
    String balanceAtLeast;

    @QueryParam("balanceAtMost")
    @Parameter(description = "In minor units", schema = @Schema(type = SchemaType.INTEGER, format = "int64"))
    @Nullable
    String balanceAtMost;

    @QueryParam("dueAtEarliest")
    @Parameter(
            description = "Whose oldest unpaid instalment fell due on this day or after",
            schema = @Schema(type = SchemaType.STRING, format = "date"))
    @Nullable
    String dueAtEarliest;

    @QueryParam("dueAtLatest")
    @Parameter(
            description = "Whose oldest unpaid instalment fell due on this day or before",
            schema = @Schema(type = SchemaType.STRING, format = "date"))
    @Nullable
    String dueAtLatest;

    Narrowing narrowing() throws BadInput {
        Stage ofStage = Asked.word(stage, Stage.class, "stage");
        Bucket ofBucket = Asked.word(bucket, Bucket.class, "bucket");
        return of(lender)
                .and("status", Is.EQUAL, Asked.text(status, "status"))
                .and("stage", Is.EQUAL, ofStage == null ? null : ofStage.name())
                .and("bucket", Is.EQUAL, ofBucket == null ? null : ofBucket.name())
                .and("currency", Is.EQUAL, Asked.text(currency, "currency"))
                .and("balance_minor", Is.AT_LEAST, Asked.numberIfAny(balanceAtLeast, "balanceAtLeast"))
                .and("balance_minor", Is.AT_MOST, Asked.numberIfAny(balanceAtMost, "balanceAtMost"))
                .and("oldest_due", Is.AT_LEAST, Asked.day(dueAtEarliest, "dueAtEarliest"))
                .and("oldest_due", Is.AT_MOST, Asked.day(dueAtLatest, "dueAtLatest"));
    }

    /** The whole book of a lender, all books if none is named. A row that no statement has opened is no case of anybody. */
    static Narrowing of(@Nullable String lender) throws BadInput {
        return Narrowing.NONE.and("version", Is.AT_LEAST, 1L).and("tenant", Is.EQUAL, Asked.text(lender, "lender"));
    }
}
