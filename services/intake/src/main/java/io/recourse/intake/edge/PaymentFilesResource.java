package io.recourse.intake.edge;

import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Callers;
import io.recourse.casework.door.Ndjson;
import io.recourse.casework.security.Allowed;
import io.recourse.casework.security.Caller;
import io.recourse.casework.security.Role;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;

/**
 * Payments and reversals as the servicer's own files tell them, ISO 20022. What is wrong with a file as a whole is a problem;
 * once its first entry is reached each transaction has its line in the answer.
 */
@Path("/v1")
@Allowed(Role.LENDER)
public class PaymentFilesResource {

    private final PaymentFiles files;

    @Inject
    PaymentFilesResource(PaymentFiles files) {
        this.files = files;
    }

    private interface Opener {
        IsoMessage open(InputStream file) throws BadInput, IOException;
    }

    @POST
    @Path("/payments")
    @Consumes({MediaType.APPLICATION_XML, MediaType.TEXT_XML})
    @Produces(Ndjson.MEDIA_TYPE)
    @Blocking
    @Operation(summary = "Report a payment, or many as NDJSON or as a camt.054 of ISO 20022")
    @RequestBodySchema(String.class)
    public StreamingOutput payByFile(InputStream file, @Context ContainerRequestContext request) throws BadInput {
        return answer(file, CreditNotice::new, request);
    }

    @POST
    @Path("/reversals")
    @Consumes({MediaType.APPLICATION_XML, MediaType.TEXT_XML})
    @Produces(Ndjson.MEDIA_TYPE)
    @Blocking
    @Operation(summary = "Report that a payment was taken back, or many as NDJSON or as a pacs.004 of ISO 20022")
    @RequestBodySchema(String.class)
    public StreamingOutput reverseByFile(InputStream file, @Context ContainerRequestContext request) throws BadInput {
        return answer(file, PaymentReturn::new, request);
    }

    private StreamingOutput answer(InputStream file, Opener opener, ContainerRequestContext request) throws BadInput {
        Caller caller = Callers.of(request);
        String charset = request.getMediaType().getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, "UTF-8");
        if (!charset.equalsIgnoreCase("UTF-8")) {
            throw new BadInput("encoding-unsupported", "Content-Type", "A file is in UTF-8.");
        }
        try {
            IsoMessage message = opener.open(file);
            return out -> files.copy(message, out, caller);
        } catch (IOException e) {
            throw new BadInput("body-broken-off", null, "The body ended before it was whole.");
        }
    }
}
