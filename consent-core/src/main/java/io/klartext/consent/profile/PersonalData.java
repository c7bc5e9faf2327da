package io.klartext.consent.profile;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that a record component, a field or a getter holds personal data, and of which data category of the policy. On a
 * type it speaks for all members that have no annotation of their own.
 *
 * <p>A type with any such annotation is written by a mapper with the {@link PersonalDataModule} only for a purpose, and then
 * only with what that purpose may see; members without a category are left out.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD, ElementType.TYPE})
public @interface PersonalData {

    /**
     * The data category.
     *
     * @return its id in the policy, such as {@code purchase-history}
     */
    String category();

    /**
     * Which attribute of the policy it is.
     *
     * @return the path, such as {@code orders[].sku}; on a type the path of the object, such as {@code orders[]}. If it is
     *     empty, the path from the object that is written, by the names of Java
     */
    String attribute() default "";
}
