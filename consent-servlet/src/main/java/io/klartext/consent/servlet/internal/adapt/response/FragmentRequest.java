package io.klartext.consent.servlet.internal.adapt.response;

import io.klartext.consent.servlet.internal.visit.QueryString;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A plain {@code GET} for a fragment, whatever the page was asked for with. The form and the body are the page's: a fragment
 * that read them would take them away from the shop. Its parameters are those of its own path; they are read here, because
 * Tomcat puts its own view of an included request underneath ours. What it sets is gone with it, and where it forwards to is
 * included: at the end of a forward Tomcat 11 ends the response of the page.
 */
final class FragmentRequest extends WholePageRequest {

    private final String query;
    private final CapturedResponse captured;
    private final Map<String, String[]> parameters;
    private final Map<String, Optional<Object>> attributes;

    /** For a fragment at a path, written to a response of ours. */
    FragmentRequest(HttpServletRequest request, String path, CapturedResponse captured) {
        this(request, path, captured, new HashMap<>(), new HashMap<>());
    }

    private FragmentRequest(
            HttpServletRequest request,
            String path,
            CapturedResponse captured,
            Map<String, String[]> parameters,
            Map<String, Optional<Object>> attributes) {
        super(request);
        this.captured = captured;
        this.parameters = parameters;
        this.attributes = attributes;
        int mark = path.indexOf('?');
        this.query = mark < 0 ? "" : path.substring(mark + 1);
        QueryString.parse(query)
                .fields()
                .forEach((name, values) -> parameters.put(name, values.toArray(new String[0])));
    }

    @Override
    public String getMethod() {
        return "GET";
    }

    @Override
    public @Nullable String getParameter(String name) {
        String @Nullable [] values = parameters.get(name);
        return values == null ? null : values[0];
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return parameters.get(name);
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return Collections.unmodifiableMap(parameters);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(parameters.keySet());
    }

    @Override
    public @Nullable String getQueryString() {
        return query.isEmpty() ? null : query;
    }

    @Override
    public @Nullable Object getAttribute(String name) {
        Optional<Object> own = attributes.get(name);
        return own == null ? super.getAttribute(name) : own.orElse(null);
    }

    @Override
    public Enumeration<String> getAttributeNames() {
        Set<String> names = new TreeSet<>(Collections.list(super.getAttributeNames()));
        attributes.forEach((name, value) -> {
            if (value.isPresent()) {
                names.add(name);
            } else {
                names.remove(name);
            }
        });
        return Collections.enumeration(names);
    }

    @Override
    public void setAttribute(String name, @Nullable Object value) {
        attributes.put(name, Optional.ofNullable(value));
    }

    @Override
    public void removeAttribute(String name) {
        attributes.put(name, Optional.empty());
    }

    @Override
    public @Nullable RequestDispatcher getRequestDispatcher(String path) {
        RequestDispatcher there = super.getRequestDispatcher(path);
        return there == null ? null : new Included(there, path);
    }

    /** A part of the fragment: it has the parameters of the fragment beside its own, and they share what they set. */
    private final class Included implements RequestDispatcher {

        private final RequestDispatcher there;
        private final String path;

        Included(RequestDispatcher there, String path) {
            this.there = there;
            this.path = path;
        }

        @Override
        public void forward(ServletRequest request, ServletResponse response) throws ServletException, IOException {
            // not by the response that is given: of an included one Tomcat does nothing
            captured.resetBuffer();
            include(request, response);
        }

        @Override
        public void include(ServletRequest request, ServletResponse response) throws ServletException, IOException {
            HttpServletRequest part = new FragmentRequest(
                    (HttpServletRequest) request, path, captured, new HashMap<>(parameters), attributes);
            there.include(part, response);
        }
    }

    @Override
    public Collection<Part> getParts() {
        return List.of();
    }

    @Override
    public @Nullable Part getPart(String name) {
        return null;
    }

    @Override
    public int getContentLength() {
        return 0;
    }

    @Override
    public long getContentLengthLong() {
        return 0;
    }

    @Override
    public ServletInputStream getInputStream() {
        return new NoBody();
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(Reader.nullReader());
    }

    @Override
    public boolean isAsyncSupported() {
        return false;
    }

    @Override
    public AsyncContext startAsync() {
        throw new IllegalStateException("A fragment is there when its include returns: it cannot be asynchronous");
    }

    @Override
    public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
        return startAsync();
    }

    private static final class NoBody extends ServletInputStream {

        @Override
        public int read() {
            return -1;
        }

        @Override
        public boolean isFinished() {
            return true;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("A fragment has no body to read");
        }
    }
}
