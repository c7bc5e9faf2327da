package io.klartext.consent.internal.profile;

import io.klartext.consent.policy.PurposeId;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a developer, once each, of attributes that are read but not declared: such a read is always empty, and a spelling
 * mistake looks just like a no.
 */
public final class UndeclaredReads {

    private static final Logger LOG = LoggerFactory.getLogger(UndeclaredReads.class);

    /** Paths come from code, not from requests; the bound is for code that makes them up. */
    private static final int MOST = 200;

    private final Set<String> told = ConcurrentHashMap.newKeySet();

    void tell(PurposeId purpose, String attribute, Collection<String> declared) {
        if (told.size() < MOST && told.add(purpose + " " + attribute)) {
            LOG.warn(
                    "The policy does not declare the attribute \"{}\" for {}, so it is always empty; declared are {}",
                    attribute,
                    purpose,
                    new TreeSet<>(declared));
        }
    }
}
