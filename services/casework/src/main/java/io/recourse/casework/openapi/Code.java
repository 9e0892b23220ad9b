package io.recourse.casework.openapi;

import io.recourse.casework.security.Allowed;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.RecordComponentInfo;
import org.jspecify.annotations.Nullable;

/** What the code says and the generator does not read: the roles of an operation, the fields that must be there. */
final class Code {

    private static final DotName ALLOWED = DotName.createSimple(Allowed.class);
    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
    private static final DotName SCHEMA =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);

    private final IndexView classes;

    Code(IndexView classes) {
        this.classes = classes;
    }

    /**
     * The roles that may call an operation, and its id cut down to the method's name. Up to here the id is {@code
     * package.Class_method}, as the configuration asks, so that the method can be found.
     */
    List<String> roles(Operation operation) {
        String id = operation.getOperationId();
        int cut = id.lastIndexOf('_');
        operation.setOperationId(id.substring(cut + 1));
        ClassInfo resource = classes.getClassByName(id.substring(0, cut));
        AnnotationInstance allowed = resource.declaredAnnotation(ALLOWED);
        for (MethodInfo method : resource.methods()) {
            if (method.name().equals(operation.getOperationId()) && method.hasDeclaredAnnotation(ALLOWED)) {
                allowed = method.declaredAnnotation(ALLOWED);
            }
        }
        return allowed == null ? List.of() : List.of(allowed.value().asEnumArray());
    }

    /** As everywhere in this house, a component of a record must be there unless it is {@code @Nullable}. */
    void fields(Map<String, Schema> schemas) {
        schemas.forEach((name, schema) -> classes.getKnownClasses().stream()
                .filter(type -> type.isRecord() && describes(name, schema, type))
                .findFirst()
                .ifPresent(type ->
                        type.recordComponentsInDeclarationOrder().forEach(component -> field(schema, component))));
    }

    private static void field(Schema schema, RecordComponentInfo component) {
        if (!component.type().hasAnnotation(NULLABLE)) {
            schema.addRequired(component.name());
            return;
        }
        Schema type = schema.getProperties().get(component.name());
        if (type != null && type.getRef() == null) {
            type.addType(SchemaType.NULL);
        } else if (type != null) {
            Schema nothing = OASFactory.createSchema().addType(SchemaType.NULL);
            schema.addProperty(component.name(), OASFactory.createSchema().anyOf(List.of(type, nothing)));
        }
    }

    private static boolean describes(String name, Schema schema, ClassInfo type) {
        AnnotationInstance given = type.declaredAnnotation(SCHEMA);
        String called = given == null || given.value("name") == null
                ? type.simpleName()
                : given.value("name").asString();
        boolean named = type.typeParameters().isEmpty() ? name.equals(called) : name.startsWith(called);
        return named
                && schema.getProperties() != null
                && type.recordComponents().stream()
                        .allMatch(component -> schema.getProperties().containsKey(component.name()));
    }
}
