package io.klartext.examples.shop.customer;

import org.jspecify.annotations.Nullable;

/**
 * Someone with an account.
 *
 * @param id never changes, such as {@code c-1842}
 * @param userName what is typed to log in
 * @param name what the shop calls them
 * @param email in lower case
 * @param phone as they wrote it
 * @param favouriteCategory what they told the shop they like best, or null if they did not
 */
public record Customer(
        String id,
        String userName,
        String name,
        String email,
        String phone,
        @Nullable String favouriteCategory) {

    /** The first word of the name, for a greeting. */
    public String firstName() {
        int space = name.indexOf(' ');
        return space < 0 ? name : name.substring(0, space);
    }
}
