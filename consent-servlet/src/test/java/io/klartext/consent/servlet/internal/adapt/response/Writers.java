package io.klartext.consent.servlet.internal.adapt.response;

import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** The writer of a page, for tests of what stands behind it. */
public final class Writers {

    private Writers() {}

    /** One in which text may wait, as for the page of a request that is under way. */
    public static Writer over(OutputStream page) {
        return new PageWriter(page, () -> true, StandardCharsets.UTF_8);
    }
}
