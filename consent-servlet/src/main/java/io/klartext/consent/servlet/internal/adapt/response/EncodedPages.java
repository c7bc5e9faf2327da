package io.klartext.consent.servlet.internal.adapt.response;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pages that were compressed before they came here: nothing can be found in them. Said once for each web application. */
final class EncodedPages {

    private static final Logger LOG = LoggerFactory.getLogger(EncodedPages.class);

    private final AtomicBoolean said = new AtomicBoolean();

    /** Whether a page comes encoded. */
    boolean isEncoded(@Nullable String contentEncoding) {
        if (contentEncoding == null
                || contentEncoding.isBlank()
                || contentEncoding.strip().toLowerCase(Locale.ROOT).equals("identity")) {
            return false;
        }
        if (said.compareAndSet(false, true)) {
            LOG.warn(
                    "A page was compressed before the ConsentFilter saw it, so no rule was applied to it. Mend: let the"
                            + " container or a proxy compress instead, or register the filter that compresses so that it stands"
                            + " before the ConsentFilter");
        }
        return true;
    }
}
