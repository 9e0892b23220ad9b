package io.recourse.negotiation.edge;

import io.recourse.casework.security.MakersConfig;
import io.smallrye.config.ConfigMapping;

/** In which role callers make and approve offers, approve promises and read answers. */
@ConfigMapping(prefix = "recourse.negotiation.makers")
interface NegotiationMakers extends MakersConfig {}
