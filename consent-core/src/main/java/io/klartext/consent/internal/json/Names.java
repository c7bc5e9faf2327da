package io.klartext.consent.internal.json;

import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import java.util.Locale;

/** The names of members in Java, by which a policy's paths go; in JSON they may have others. */
final class Names {

    private Names() {}

    static String of(BeanPropertyWriter member) {
        AnnotatedMember accessor = member.getMember();
        String name = accessor.getName();
        if (!(accessor instanceof AnnotatedMethod)
                || accessor.getDeclaringClass().isRecord()) {
            return name;
        }
        int prefix = name.startsWith("get") ? 3 : name.startsWith("is") ? 2 : 0;
        return prefix == 0 || name.length() == prefix
                ? name
                : name.substring(prefix, prefix + 1).toLowerCase(Locale.ROOT) + name.substring(prefix + 1);
    }
}
