package io.klartext.consent.profile;

import io.klartext.consent.ConsentManager;
import io.klartext.consent.SubjectId;
import io.klartext.consent.decision.Decision;
import io.klartext.consent.policy.PurposeId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets only those entries of a contact list through whose own subject has allowed to be found by others. Everybody else in
 * the list was never asked: their entries are dropped unseen, and nothing is logged or stored about them. Meters count the
 * checks of subjects by their reason, as they count every check, and nothing about people who are none.
 *
 * <p>An entry goes through if at least one subject is found by its numbers and addresses and every one that is found
 * allows it. How long an answer takes depends on how many entries are of subjects; whoever measures it can learn that
 * number, and where that matters the caller has to answer after a fixed time.
 *
 * <p>Immutable and thread-safe if the directory is.
 */
public final class ContactGate {

    private static final Logger LOG = LoggerFactory.getLogger(ContactGate.class);

    private record Hashed<T>(T entry, Set<String> hashes) {}

    private final ConsentManager consents;
    private final ContactHashes hashes;
    private final ContactDirectory directory;
    private final PurposeId reading;
    private final PurposeId discovery;

    /**
     * A gate.
     *
     * @param consents answers for the owner of a list and for everybody in it
     * @param hashes under which the directory was written
     * @param directory finds subjects
     * @param reading the purpose under which the owner's list may be read, such as {@code contact-list-access}
     * @param discovery the purpose under which a subject may be found by others, such as {@code contact-discovery}
     * @throws IllegalArgumentException if both are the same purpose: to show one's own list is no word on being found
     */
    public ContactGate(
            ConsentManager consents,
            ContactHashes hashes,
            ContactDirectory directory,
            PurposeId reading,
            PurposeId discovery) {
        if (reading.equals(discovery)) {
            throw new IllegalArgumentException(
                    "Reading a list and being found in others' lists are two purposes: declare one for each");
        }
        this.consents = consents;
        this.hashes = hashes;
        this.directory = directory;
        this.reading = reading;
        this.discovery = discovery;
    }

    /**
     * The entries of a person's contact list that may be used.
     *
     * @param <T> an entry
     * @param owner the answer to the check of the purpose under which the owner's list may be read
     * @param list gives the list; not called if the decision is a denial
     * @param contacts the numbers and addresses of an entry
     * @return the entries that may be used, in the list's order
     * @throws IllegalArgumentException if the decision is about another purpose
     */
    public <T> List<T> open(
            Decision owner, Supplier<? extends Collection<T>> list, Function<T, Collection<Contact>> contacts) {
        if (!owner.purpose().equals(reading)) {
            throw new IllegalArgumentException("The list is read for " + reading + ", and the decision is about "
                    + owner.purpose() + ": check the purpose that the gate was made with");
        }
        return owner.allowed() ? allowed(list.get(), contacts) : List.of();
    }

    /**
     * The entries whose own subject allows it, where the owner's word was asked for elsewhere.
     *
     * @param <T> an entry
     * @param entries a contact list
     * @param contacts the numbers and addresses of an entry
     * @return the entries that may be used, in the list's order; none if the directory fails
     */
    public <T> List<T> allowed(Collection<T> entries, Function<T, Collection<Contact>> contacts) {
        List<Hashed<T>> list = new ArrayList<>();
        Set<String> all = new HashSet<>();
        for (T entry : entries) {
            Set<String> own = new HashSet<>();
            contacts.apply(entry).forEach(contact -> own.addAll(hashes.all(contact)));
            list.add(new Hashed<>(entry, own));
            all.addAll(own);
        }
        Map<String, Set<SubjectId>> found = find(all);
        Map<SubjectId, Boolean> asked = new HashMap<>();
        return list.stream()
                .filter(hashed -> isAllowed(hashed.hashes(), found, asked))
                .map(Hashed::entry)
                .toList();
    }

    private boolean isAllowed(Set<String> ofEntry, Map<String, Set<SubjectId>> found, Map<SubjectId, Boolean> asked) {
        boolean somebody = false;
        for (String hash : ofEntry) {
            for (SubjectId subject : found.getOrDefault(hash, Set.of())) {
                if (!asked.computeIfAbsent(
                        subject, one -> consents.check(one, discovery).allowed())) {
                    return false;
                }
                somebody = true;
            }
        }
        return somebody;
    }

    /** What a directory says in an exception may hold what it was asked for, so neither message nor cause is passed on. */
    private Map<String, Set<SubjectId>> find(Set<String> all) {
        if (all.isEmpty()) {
            return Map.of();
        }
        try {
            return directory.find(Set.copyOf(all));
        } catch (RuntimeException e) {
            LOG.warn(
                    "The contact directory failed with {}; no entry of the list is used",
                    e.getClass().getName());
            return Map.of();
        }
    }
}
