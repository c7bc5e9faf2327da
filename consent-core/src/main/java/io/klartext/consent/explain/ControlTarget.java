package io.klartext.consent.explain;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where a control leads: a link, or a form, because what changes something is not done by a link. */
public sealed interface ControlTarget {

    /**
     * A page to open.
     *
     * <p>Making one throws {@link IllegalArgumentException} if the address is neither a path nor one of {@code https},
     * {@code http} and {@code mailto}: nothing that a browser would run.
     *
     * @param href the address, such as {@code /account#favourite}
     */
    record Link(String href) implements ControlTarget {

        public Link {
            Addresses.requireSafe(href);
        }
    }

    /**
     * A form to send by POST, with one button.
     *
     * <p>Making one throws {@link IllegalArgumentException} if the address is not as for a {@link Link}.
     *
     * @param action where it is sent
     * @param fields its hidden fields by name, such as a token; the order is kept
     */
    record Form(String action, Map<String, String> fields) implements ControlTarget {

        public Form {
            Addresses.requireSafe(action);
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }
}
