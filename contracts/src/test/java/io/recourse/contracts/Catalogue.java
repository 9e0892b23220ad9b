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
     * @param version of the files; one record reads all versions of its contract
     * @param <T> the sealed root it belongs to
     */
    record Contract<T>(String publisher, Class<?> type, int version, SealedJson<T> json) {

        Contract(String publisher, Class<?> type, SealedJson<T> json) {
            this(publisher, type, 1, json);
        }

        String name() {
            return type.getSimpleName();
        }

        /** As {@code ce_type} has it. */
        String ceType() {
            return name() + ".v" + version;
        }

        String schemaFile() {
            return publisher + "/" + ceType() + ".schema.json";
        }

        List<Path> examples() {
            String prefix = ceType() + ".";
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
            return publisher + "/" + ceType();
        }
    }

    static List<Contract<?>> contracts() {
        List<Contract<?>> all = new ArrayList<>();
        all.addAll(family("intake", IntakeEvent.class));
        all.addAll(family("parties", PartyEvent.class));
        all.addAll(family("segmentation", SegmentationEvent.class));
        all.addAll(family("policies", StrategyNews.class));
        all.addAll(family("negotiation", NegotiationEvent.class));
        all.add(new Contract<>(
                "negotiation", NegotiationEvent.SettlementAgreed.class, 2, new SealedJson<>(NegotiationEvent.class)));
        all.addAll(family("litigation", LitigationEvent.class));
        all.addAll(family("disposal", DisposalEvent.class));
        all.addAll(family("lenders", LenderNotice.class));
        all.addAll(family("partners", PartnerNotice.class));
        SealedJson<PartnerMessage> partners = new SealedJson<>(PartnerMessage.class);
        all.add(new Contract<>("lenders", AccountPushed.class, partners));
        all.add(new Contract<>("lenders", AccountPushed.class, 2, partners));
        all.add(new Contract<>("lenders", AccountPushed.class, 3, partners));
        all.add(new Contract<>("lenders", AccountPushed.class, 4, partners));
        all.add(new Contract<>("lawfirms", CourtReported.class, partners));
        all.add(new Contract<>("venues", VenueReported.class, partners));
        all.add(new Contract<>("channels", ContactReported.class, partners));
        return all;
    }

    /** Each record with its newest version, which is the one it is written in. */
    static List<Contract<?>> newest() {
        return contracts().stream()
                .filter(c -> contracts().stream().noneMatch(o -> o.type() == c.type() && o.version() > c.version()))
                .toList();
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
