package io.recourse.intake.edge;

import io.recourse.casework.security.MakersConfig;
import io.smallrye.config.ConfigMapping;

/** Who is a person and so may answer reviews. */
@ConfigMapping(prefix = "recourse.intake.makers")
interface IntakeMakers extends MakersConfig {}
