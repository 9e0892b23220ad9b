package io.recourse.segmentation.stress;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.Template;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Pictures whose look is a template of this service; whatever is put into one is escaped. */
public final class SvgTemplate {

    public static final String MEDIA_TYPE = "image/svg+xml";

    private static final Engine ENGINE = Engine.builder()
            .addDefaults()
            .addResultMapper(new HtmlEscaper(List.of(MEDIA_TYPE)))
            .build();

    private SvgTemplate() {}

    /** @param resource class path name */
    public static Template read(String resource) {
        try (InputStream in = Objects.requireNonNull(SvgTemplate.class.getResourceAsStream(resource))) {
            return ENGINE.parse(
                    new String(in.readAllBytes(), StandardCharsets.UTF_8), Variant.forContentType(MEDIA_TYPE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
