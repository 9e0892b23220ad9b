package io.recourse.casework.door;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which page of a list in the order of sequence numbers a caller asks for. */
public class PageByNumber {

    @QueryParam("after")
    @DefaultValue("0")
    @Parameter(
            description = "The `next` of the page before",
            schema = @Schema(type = SchemaType.INTEGER, format = "int64", defaultValue = "0"))
    String after = "0";

    @QueryParam("limit")
    @DefaultValue("200")
    @Parameter(
            description = "At most this many, 500 at the most",
            schema = @Schema(type = SchemaType.INTEGER, format = "int32", defaultValue = "200"))
    String limit = "200";

    /** The number after which the page begins, 0 for the first page. */
    public long after() throws BadInput {
        return Asked.number(after, "after");
    }

    /** How long it may be, 1 … {@value Page#MOST}. */
    public int most() throws BadInput {
        return Asked.limit(limit, Page.MOST);
    }
}
