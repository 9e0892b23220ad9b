package io.recourse.local.portfolio;

import io.recourse.local.parts.KafkaAccess;
import java.net.URI;
import java.util.function.Function;

/**
 * Where lenders push their accounts.
 *
 * @param intake intake's HTTP door
 * @param token a lender's bearer token, by lender
 * @param kafka a lender's own user, by lender
 */
public record Doors(URI intake, Function<String, String> token, Function<String, KafkaAccess> kafka) {}
