package io.recourse.negotiation.edge;

import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.negotiation.domain.Dispatch;
import io.recourse.negotiation.domain.NegotiationPolicy;
import io.recourse.negotiation.domain.Template;
import io.recourse.negotiation.domain.TemplateBook;
import io.recourse.negotiation.domain.TemplateRules;
import io.recourse.rules.pack.Packs;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The texts this release ships. */
public final class TemplateFiles {

    private static final String FOLDER = "/templates/";

    private TemplateFiles() {}

    /** @throws IllegalArgumentException if one breaks a rule: then nothing starts */
    public static TemplateBook load(NegotiationPolicy policy) {
        TemplateRules rules = Packs.resource(TemplateRules.class, FOLDER + "book.json");
        List<Template> templates = Stream.concat(rules.templates().stream(), rules.notices().stream())
                .map(code -> Packs.resource(Template.class, FOLDER + code + ".json"))
                .toList();
        return new TemplateBook(
                rules,
                templates,
                Packs.phrases(),
                Packs.threatsOfSuit(),
                policy.threats().tones());
    }

    /** All channels by one adapter. */
    public static Dispatch by(String adapter, NegotiationPolicy policy) {
        return new Dispatch(
                load(policy),
                Arrays.stream(Channel.values()).collect(Collectors.toMap(Function.identity(), _ -> adapter)));
    }
}
