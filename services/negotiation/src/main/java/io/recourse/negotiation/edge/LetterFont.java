package io.recourse.negotiation.edge;

import com.lowagie.text.DocumentException;
import com.lowagie.text.pdf.BaseFont;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The font of letters. It is embedded, so it must hold Chinese characters; English ones it has too. */
final class LetterFont {

    /** Where Linux distributions, macOS and Windows keep one; Noto and Source Han are free (SIL Open Font License). */
    private static final List<Path> USUAL = List.of(
            Path.of("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"),
            Path.of("/usr/share/fonts/google-noto-sans-cjk-fonts/NotoSansCJK-Regular.ttc"),
            Path.of("/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc"),
            Path.of("/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc"),
            Path.of("/usr/share/fonts/noto/NotoSansCJK-Regular.ttc"),
            Path.of("/usr/share/fonts/adobe-source-han-sans/SourceHanSansSC-Regular.otf"),
            Path.of("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc"),
            Path.of("/usr/share/fonts/wqy-zenhei/wqy-zenhei.ttc"),
            Path.of("/System/Library/Fonts/STHeiti Light.ttc"),
            Path.of("C:/Windows/Fonts/msyh.ttc"));

    private LetterFont() {}

    /** The installation's, or the first that the system has. */
    static Optional<Path> found(Optional<Path> configured) {
        return configured.isPresent()
                ? configured
                : USUAL.stream().filter(Files::isReadable).findFirst();
    }

    /** @throws IllegalStateException if there is none, or none that can set a Chinese letter */
    static BaseFont of(Optional<Path> configured) {
        Path file = found(configured)
                .orElseThrow(
                        () -> new IllegalStateException("No font that can set a Chinese letter was found: name one in"
                                + " recourse.negotiation.letter.font (Noto Sans CJK is free), or have another adapter carry letters"
                                + " (recourse.negotiation.carriers.letter)."));
        BaseFont font = read(file);
        if (!font.charExists('信') || !font.charExists('A')) {
            throw new IllegalStateException(
                    "The font of recourse.negotiation.letter.font has no Chinese characters: a letter could not be set in it.");
        }
        return font;
    }

    private static BaseFont read(Path file) {
        try {
            BaseFont font = BaseFont.createFont(inCollection(file), BaseFont.IDENTITY_H, BaseFont.EMBEDDED);
            font.setSubset(true);
            return font;
        } catch (IOException | DocumentException e) {
            throw new IllegalStateException("The font of recourse.negotiation.letter.font cannot be read as one.", e);
        }
    }

    /** A collection holds one font for each way to write a character; ours are simplified. */
    private static String inCollection(Path file) throws IOException, DocumentException {
        if (!file.toString().toLowerCase(Locale.ROOT).endsWith(".ttc")) {
            return file.toString();
        }
        String[] names = BaseFont.enumerateTTCNames(file.toString());
        int simplified = Math.max(
                0,
                Arrays.asList(names)
                        .indexOf(Arrays.stream(names)
                                .filter(n -> n.contains("SC"))
                                .findFirst()
                                .orElse("")));
        return file + "," + simplified;
    }
}
