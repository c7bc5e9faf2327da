package io.klartext.consent.profile;

import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.Module;
import io.klartext.consent.internal.json.PersonalIntrospector;
import io.klartext.consent.internal.json.PersonalModifier;

/**
 * Makes a Jackson mapper write types with {@link PersonalData} only for a purpose. Without one, that is with any writer but
 * that of a {@link Minimizer}, an object of such a type is empty, wherever it stands. Types without the annotation are
 * written as usual.
 *
 * <p>Register it before the mapper writes anything, in the mapper of the web framework too: then an object that somebody
 * forgot to minimise tells nothing. Reading is not changed.
 */
public final class PersonalDataModule extends Module {

    /** A module; all are the same. */
    public PersonalDataModule() {}

    @Override
    public String getModuleName() {
        return "klartext-personal-data";
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public void setupModule(SetupContext context) {
        context.insertAnnotationIntrospector(new PersonalIntrospector());
        context.addBeanSerializerModifier(new PersonalModifier());
    }
}
