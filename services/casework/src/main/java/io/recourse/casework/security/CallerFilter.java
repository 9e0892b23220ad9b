package io.recourse.casework.security;

import io.recourse.casework.door.Problem;
import io.recourse.contracts.LenderNotice;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one place where a token becomes a caller. */
@Provider
public class CallerFilter implements ContainerRequestFilter {

    /** Header in which an adapter names the lender it asks for. */
    public static final String LENDER = "Recourse-Lender";

    private static final String BEARER = "Bearer ";

    @Context
    @Nullable
    ResourceInfo resource;

    private final Tokens tokens;

    @Inject
    public CallerFilter(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Optional<Caller> caller = Optional.ofNullable(request.getHeaderString(HttpHeaders.AUTHORIZATION))
                .filter(h -> h.startsWith(BEARER))
                .flatMap(h -> tokens.caller(h.substring(BEARER.length())));
        if (caller.isEmpty()) {
            request.abortWith(Problem.of(401, "token-required", null, "Send a bearer token that this service knows.")
                    .response());
            return;
        }
        Allowed allowed = allowed();
        if (allowed == null
                || !Arrays.asList(allowed.value()).contains(caller.get().role())) {
            request.abortWith(Problem.of(403, "role-not-allowed", null, "This token's role may not call this.")
                    .response());
            return;
        }
        Caller known = caller.get();
        if (known.role() == Role.ADAPTER) {
            String lender = request.getHeaderString(LENDER);
            if (lender == null || !LenderNotice.LENDER.matcher(lender).matches()) {
                request.abortWith(Problem.of(400, "lender-required", null, "Name the lender in " + LENDER + ".")
                        .response());
                return;
            }
            known = new Caller(known.name(), lender, Role.ADAPTER);
        }
        request.setProperty(Caller.PROPERTY, known);
    }

    private @Nullable Allowed allowed() {
        ResourceInfo info = resource;
        if (info == null || info.getResourceMethod() == null) {
            return null;
        }
        Allowed onMethod = info.getResourceMethod().getAnnotation(Allowed.class);
        return onMethod != null ? onMethod : info.getResourceClass().getAnnotation(Allowed.class);
    }
}
