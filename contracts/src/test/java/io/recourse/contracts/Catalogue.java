package io.recourse.contracts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.recourse.contracts.json.SealedJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Which record belongs to which folder of {@code events}; the tests hold the folder against it. */
final class Catalogue {

    static final Path MODULE = Path.of(System.getProperty("basedir", ""));
    static final Path EVENTS = MODULE.resolve("events");

    private Catalogue() {}

    /**
     * One record of the language with its files.
     *
     * @param <T> the sealed root it belongs to
     */
    record Contract<T>(String publisher, Class<?> type, SealedJson<T> json) {

        String name() {
            return type.getSimpleName();
        }

        String schemaFile() {
            return publisher + "/" + name() + ".v1.schema.json";
        }

        List<Path> examples() {
            String prefix = name() + ".v1.";
            return files(EVENTS.resolve(publisher).resolve("examples")).stream()
                    .filter(f -> f.getFileName().toString().startsWith(prefix))
                    .toList();
        }

        T read(String text) {
            return json.readBare(name(), text);
        }

        String reprint(String text) {
            return json.writeBare(read(text));
        }

        @Override
        public String toString() {
            return publisher + "/" + name();
        }
    }

    static List<Contract<?>> contracts() {
        List<Contract<?>> all = new ArrayList<>();
        all.addAll(family("intake", IntakeEvent.class));
        all.addAll(family("parties", PartyEvent.class));
        all.addAll(family("segmentation", SegmentationEvent.class));
        all.addAll(family("negotiation", NegotiationEvent.class));
        all.addAll(family("litigation", LitigationEvent.class));
        all.addAll(family("disposal", DisposalEvent.class));
        all.addAll(family("lenders", LenderNotice.class));
        all.addAll(family("partners", PartnerNotice.class));
        SealedJson<PartnerMessage> partners = new SealedJson<>(PartnerMessage.class);
        all.add(new Contract<>("lenders", AccountPushed.class, partners));
        all.add(new Contract<>("lawfirms", CourtReported.class, partners));
        all.add(new Contract<>("venues", VenueReported.class, partners));
        all.add(new Contract<>("channels", ContactReported.class, partners));
        return all;
    }

    private static <T> List<Contract<T>> family(String publisher, Class<T> root) {
        SealedJson<T> json = new SealedJson<>(root);
        return SealedJson.leaves(root).stream()
                .map(type -> new Contract<>(publisher, type, json))
                .toList();
    }

    /** Files below a folder, sorted. */
    static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode tree(String text) {
        try {
            return SealedJson.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
