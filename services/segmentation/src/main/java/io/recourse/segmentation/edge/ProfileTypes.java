package io.recourse.segmentation.edge;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import io.recourse.segmentation.domain.Profile;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A profile as formulas see it: records are structs whose fields are checked when a formula compiles, words are strings, and
 * a day is how many days ago it was ({@code openedOn} is read as {@code openedDaysAgo}). What is null is absent.
 */
@SuppressWarnings("Immutable") // nothing is added once it is made
final class ProfileTypes implements CelTypeProvider {

    private final Map<String, StructType> structs = new HashMap<>();

    ProfileTypes() {
        struct(Profile.class);
    }

    /** The parts of a profile by name. */
    Map<String, CelType> parts() {
        return fields(Profile.class);
    }

    @Override
    public ImmutableCollection<CelType> types() {
        return ImmutableList.copyOf(structs.values());
    }

    @Override
    public Optional<CelType> findType(String name) {
        return Optional.ofNullable(structs.get(name));
    }

    private CelType type(Type type) {
        if (type instanceof ParameterizedType list) {
            return ListType.create(type(list.getActualTypeArguments()[0]));
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord()) {
            return struct(plain);
        }
        if (plain == boolean.class || plain == Boolean.class) {
            return SimpleType.BOOL;
        }
        return plain == String.class || plain.isEnum() ? SimpleType.STRING : SimpleType.INT;
    }

    private StructType struct(Class<?> record) {
        ImmutableMap<String, CelType> fields = ImmutableMap.copyOf(fields(record));
        StructType struct = StructType.create(
                record.getSimpleName(),
                ImmutableSet.copyOf(fields.keySet()),
                field -> Optional.ofNullable(fields.get(field)));
        structs.put(struct.name(), struct);
        return struct;
    }

    private Map<String, CelType> fields(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .collect(Collectors.toMap(
                        ProfileTypes::name, c -> type(c.getGenericType()), (a, _) -> a, LinkedHashMap::new));
    }

    private static String name(RecordComponent component) {
        String name = component.getName();
        if (component.getType() != LocalDate.class) {
            return name;
        }
        return switch (name) {
            case "on" -> "daysAgo";
            case "since" -> "sinceDaysAgo";
            default -> name.endsWith("On") ? name.substring(0, name.length() - 2) + "DaysAgo" : name;
        };
    }

    /** The values of a profile under the names of its types. */
    static Map<String, Object> values(Profile profile) {
        return values(profile, profile.asOf());
    }

    private static Map<String, Object> values(Record record, LocalDate asOf) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Object value = value(read(component, record), asOf);
            if (value != null) {
                values.put(name(component), value);
            }
        }
        return values;
    }

    private static @Nullable Object value(@Nullable Object value, LocalDate asOf) {
        return switch (value) {
            case Integer number -> Long.valueOf(number);
            case Enum<?> word -> word.name();
            case LocalDate day -> ChronoUnit.DAYS.between(day, asOf);
            case Record part -> values(part, asOf);
            case List<?> list ->
                list.stream().map(element -> value(element, asOf)).toList();
            case null -> null;
            default -> value;
        };
    }

    private static @Nullable Object read(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("a record's component cannot be read: " + component, e);
        }
    }
}
