package io.klartext.consent.internal.json;

import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import io.klartext.consent.profile.PersonalData;
import java.lang.reflect.AnnotatedElement;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Which types hold personal data: those with an annotation on themselves or on any member, inherited ones too. */
final class PersonalTypes {

    /** By reflection alone, for places where only a class is known; it does not see mix-ins. */
    private static final ClassValue<Boolean> PERSONAL = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return isAnnotated(type)
                    || Stream.of(type.getDeclaredFields()).anyMatch(PersonalTypes::isAnnotated)
                    || Stream.of(type.getDeclaredMethods()).anyMatch(PersonalTypes::isAnnotated)
                    || isPersonal(type.getSuperclass())
                    || Stream.of(type.getInterfaces()).anyMatch(PersonalTypes::isPersonal);
        }
    };

    private PersonalTypes() {}

    private static boolean isAnnotated(AnnotatedElement element) {
        return element.isAnnotationPresent(PersonalData.class);
    }

    static boolean isPersonal(@Nullable Class<?> type) {
        return type != null && PERSONAL.get(type);
    }

    /** With mix-ins. */
    static boolean isPersonal(AnnotatedClass type) {
        return isPersonal(type.getRawType())
                || type.hasAnnotation(PersonalData.class)
                || any(type.fields())
                || any(type.memberMethods());
    }

    private static boolean any(Iterable<? extends Annotated> members) {
        return StreamSupport.stream(members.spliterator(), false)
                .anyMatch(member -> member.hasAnnotation(PersonalData.class));
    }
}
