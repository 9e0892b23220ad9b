package io.recourse.contracts.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.jsontype.TypeResolverBuilder;
import com.fasterxml.jackson.databind.jsontype.impl.StdTypeResolverBuilder;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the records of one sealed family. A value whose declared type is the sealed interface carries its
 * record's simple name in {@code "is"}; a record on its own is written bare, its name travels beside it. Strict: an
 * unknown property, a value that is missing or null where the component is not {@code @Nullable}, a null within a list, a
 * value of another JSON type or a duplicate key is an error, because a silent default is a wrong cent.
 *
 * @param <T> the sealed root of the family
 */
public final class SealedJson<T> {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(IsoTimes.module())
            .addModule(ExactEnums.module())
            .annotationIntrospector(new SealedIntrospector())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfigDefaults(all -> all.setAcceptBlankAsEmpty(false))
            .withCoercionConfig(LogicalType.Textual, SealedJson::textOnly)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            // no list or map of ours holds nothing in a place of something
            .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    private final ObjectWriter tagged;
    private final ObjectReader taggedReader;
    private final Map<String, ObjectReader> bare;

    public SealedJson(Class<T> root) {
        this.tagged = MAPPER.writerFor(root);
        this.taggedReader = MAPPER.readerFor(root);
        this.bare =
                leaves(root).stream().collect(Collectors.toUnmodifiableMap(Class::getSimpleName, MAPPER::readerFor));
    }

    /** The strict mapper behind it, for doors that read plain records. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /** All concrete classes below a sealed type, in declaration order. */
    public static List<Class<?>> leaves(Class<?> root) {
        if (!root.isSealed()) {
            return List.of(root);
        }
        List<Class<?>> leaves = new ArrayList<>();
        Arrays.stream(root.getPermittedSubclasses()).map(SealedJson::leaves).forEach(leaves::addAll);
        return leaves;
    }

    /** Names of all records of the family. */
    public java.util.Set<String> names() {
        return bare.keySet();
    }

    /** With {@code "is"}. */
    public String write(T value) {
        return quietly(() -> tagged.writeValueAsString(value));
    }

    /** With {@code "is"}. */
    public T read(String json) {
        return quietly(() -> taggedReader.readValue(json));
    }

    /** Without {@code "is"}: the wire form of a contract. */
    public String writeBare(T value) {
        return quietly(() -> MAPPER.writeValueAsString(value));
    }

    /**
     * Reads the wire form of a contract.
     *
     * @throws IllegalArgumentException if the family has no such record or the JSON does not fit it
     */
    public T readBare(String name, String json) {
        ObjectReader reader = bare.get(name);
        if (reader == null) {
            throw new IllegalArgumentException("no record named " + name);
        }
        return quietly(() -> reader.readValue(json));
    }

    private static <R> R quietly(Attempt<R> attempt) {
        try {
            return attempt.run();
        } catch (JsonProcessingException e) {
            // the original message may quote the input, which may hold personal data
            throw new IllegalArgumentException(
                    "JSON does not fit: " + e.getClass().getSimpleName() + at(e), e);
        }
    }

    private static String at(JsonProcessingException e) {
        return e instanceof com.fasterxml.jackson.databind.JsonMappingException m
                ? " at " + m.getPath().stream().map(SealedJson::step).collect(Collectors.joining("."))
                : "";
    }

    private static String step(com.fasterxml.jackson.databind.JsonMappingException.Reference r) {
        return r.getFieldName() != null ? r.getFieldName() : "[" + r.getIndex() + "]";
    }

    private static void textOnly(MutableCoercionConfig config) {
        config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
        config.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
        config.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
    }

    private interface Attempt<R> {
        R run() throws JsonProcessingException;
    }

    /** Gives every sealed interface a name-tagged form, so that no domain type carries an annotation. */
    private static final class SealedIntrospector extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable TypeResolverBuilder<?> findTypeResolver(
                MapperConfig<?> config, AnnotatedClass ac, JavaType baseType) {
            if (!ac.getRawType().isSealed() || !ac.getRawType().isInterface()) {
                return super.findTypeResolver(config, ac, baseType);
            }
            return new StdTypeResolverBuilder()
                    .init(
                            JsonTypeInfo.Value.construct(
                                    JsonTypeInfo.Id.NAME, JsonTypeInfo.As.PROPERTY, "is", null, false, true),
                            null);
        }

        /** A record component in null-marked code is required unless it is {@code @Nullable}. */
        @Override
        public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
            return neverNull(member) ? Boolean.TRUE : super.hasRequiredMarker(member);
        }

        @Override
        public JsonSetter.Value findSetterInfo(Annotated annotated) {
            return annotated instanceof AnnotatedMember member && neverNull(member)
                    ? JsonSetter.Value.forValueNulls(Nulls.FAIL)
                    : super.findSetterInfo(annotated);
        }

        private static boolean neverNull(AnnotatedMember member) {
            Class<?> owner = member.getDeclaringClass();
            if (!(member instanceof AnnotatedParameter parameter)
                    || !owner.isRecord()
                    || !owner.getPackage().isAnnotationPresent(NullMarked.class)) {
                return false;
            }
            RecordComponent[] components = owner.getRecordComponents();
            return parameter.getOwner().getParameterCount() == components.length
                    && !components[parameter.getIndex()].getAnnotatedType().isAnnotationPresent(Nullable.class);
        }

        @Override
        public @Nullable List<NamedType> findSubtypes(Annotated a) {
            if (!a.getRawType().isSealed()) {
                return super.findSubtypes(a);
            }
            Function<Class<?>, NamedType> named = c -> new NamedType(c, c.getSimpleName());
            return leaves(a.getRawType()).stream().map(named).toList();
        }
    }
}
