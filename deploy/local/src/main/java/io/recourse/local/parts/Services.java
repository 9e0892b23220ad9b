package io.recourse.local.parts;

import java.util.List;

/** The five services, in the order of a case's way. */
public final class Services {
    public static final List<String> ALL = List.of("intake", "segmentation", "negotiation", "litigation", "disposal");

    private Services() {}
}
