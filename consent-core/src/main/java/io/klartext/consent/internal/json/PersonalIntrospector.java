package io.klartext.consent.internal.json;

import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.util.Converter;
import org.jspecify.annotations.Nullable;

/**
 * Stands before the mapper's own introspector, where an annotation names a serializer or a converter of its own: those are
 * not shown to modifiers, and would write a personal object past every rule.
 */
public final class PersonalIntrospector extends AnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public @Nullable Object findSerializer(Annotated annotated) {
        JsonSerialize own = annotated.getAnnotation(JsonSerialize.class);
        return own != null
                        && (isGiven(own.using()) || isGivenConverter(own.converter()))
                        && holdsPersonalData(annotated)
                ? new WithheldSerializer()
                : null;
    }

    @Override
    public @Nullable Object findContentSerializer(Annotated annotated) {
        JsonSerialize own = annotated.getAnnotation(JsonSerialize.class);
        if (own == null || !(isGiven(own.contentUsing()) || isGivenConverter(own.contentConverter()))) {
            return null;
        }
        JavaType content = annotated.getType().getContentType();
        return content != null && PersonalTypes.isPersonal(content.getRawClass()) ? new WithheldSerializer() : null;
    }

    private static boolean holdsPersonalData(Annotated annotated) {
        return annotated instanceof AnnotatedClass type
                ? PersonalTypes.isPersonal(type)
                : PersonalTypes.isPersonal(annotated.getRawType());
    }

    private static boolean isGiven(Class<?> serializer) {
        return serializer != JsonSerializer.None.class;
    }

    private static boolean isGivenConverter(Class<?> converter) {
        return converter != Converter.None.class;
    }
}
