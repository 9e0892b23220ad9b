package io.recourse.casework.door;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which page of a list in the order of ids a caller asks for. */
public class PageById {

    @QueryParam("after")
    @DefaultValue("")
    @Parameter(description = "The `next` of the page before")
    String after = "";

    @QueryParam("limit")
    @DefaultValue("100")
    @Parameter(
            description = "At most this many, 500 at the most",
            schema = @Schema(type = SchemaType.INTEGER, format = "int32", defaultValue = "100"))
    String limit = "100";

    /** The id after which the page begins, empty for the first page. */
    public String after() throws BadInput {
        return String.valueOf(Asked.text(after, "after"));
    }

    /** How long it may be, 1 … {@value Page#MOST}. */
    public int most() throws BadInput {
        return Asked.limit(limit, Page.MOST);
    }
}
