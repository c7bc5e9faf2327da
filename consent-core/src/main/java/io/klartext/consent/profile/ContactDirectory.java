package io.klartext.consent.profile;

import io.klartext.consent.SubjectId;
import java.util.Map;
import java.util.Set;

/** The shop's table of who is reached by which contact; it holds {@linkplain ContactHashes#of hashes} only. */
@FunctionalInterface
public interface ContactDirectory {

    /**
     * Whose contacts these are. It is asked once for a whole contact list.
     *
     * @param hashes hashes of contacts, most of which belong to nobody here
     * @return the subjects by hash, all that a hash has; a hash of nobody may be left out
     */
    Map<String, Set<SubjectId>> find(Set<String> hashes);
}
