package io.klartext.consent.servlet.internal.adapt.response;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A response that denies features to its page, and goes on doing so whatever the shop says in the same header. */
public final class MergedPermissions extends HttpServletResponseWrapper {

    private static final String HEADER = "Permissions-Policy";

    private final List<String> denied;

    /**
     * Denies features from now on.
     *
     * @param response the response that gets the header
     * @param features what nobody may use on this page, such as {@code geolocation}
     */
    public MergedPermissions(HttpServletResponse response, Set<String> features) {
        super(response);
        this.denied = features.stream().sorted().toList();
        say(List.copyOf(response.getHeaders(HEADER)));
    }

    private void say(List<String> lines) {
        if (!denied.isEmpty()) {
            super.setHeader(HEADER, PermissionsPolicy.denying(lines, denied));
        }
    }

    private boolean concerns(String name) {
        return !denied.isEmpty() && name.equalsIgnoreCase(HEADER);
    }

    @Override
    public void setHeader(String name, @Nullable String value) {
        if (concerns(name)) {
            say(value == null ? List.of() : List.of(value));
        } else {
            super.setHeader(name, value);
        }
    }

    @Override
    public void addHeader(String name, @Nullable String value) {
        if (!concerns(name)) {
            super.addHeader(name, value);
        } else if (value != null) {
            List<String> lines = new ArrayList<>(getHeaders(HEADER));
            lines.add(value);
            say(lines);
        }
    }

    @Override
    public void reset() {
        super.reset();
        say(List.of());
    }
}
