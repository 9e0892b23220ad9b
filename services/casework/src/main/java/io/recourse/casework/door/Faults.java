package io.recourse.casework.door;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.recourse.casework.desk.DatabaseAway;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Whatever leaves a resource as an exception leaves the service as a problem. Public throughout: Quarkus generates the code
 * that calls the mappers, and in an application that takes casework as a jar that code has another class loader.
 */
public class Faults {

    private static final Logger LOG = Logger.getLogger(Faults.class);

    @ServerExceptionMapper
    public Response badInput(BadInput e) {
        return e.problem().response();
    }

    @ServerExceptionMapper
    public Response badJson(JsonProcessingException e) {
        return Problem.badInput("json-malformed", null, "The body is not JSON of the form expected here.")
                .response();
    }

    @ServerExceptionMapper
    public Response databaseAway(DatabaseAway e) {
        return Problem.databaseAway().response();
    }

    @ServerExceptionMapper
    public Response web(WebApplicationException e) {
        Response response = e.getResponse();
        if (response.hasEntity()) {
            return response;
        }
        String rule = response.getStatus() == 404 ? "unknown-path" : "http-" + response.getStatus();
        return Problem.of(
                        response.getStatus(),
                        rule,
                        null,
                        response.getStatusInfo().getReasonPhrase() + ".")
                .response();
    }

    @ServerExceptionMapper
    public Response fault(RuntimeException e) {
        StackTraceElement at = e.getStackTrace().length == 0 ? null : e.getStackTrace()[0];
        // class and place only: the message may quote a person's data
        LOG.errorf("A request failed: %s at %s", e.getClass().getName(), at);
        return Problem.of(500, "fault", null, "Something is wrong on our side.").response();
    }
}
