package io.klartext.consent.servlet.internal.pack;

import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PolicyVersions;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The dictionaries of all published policy versions, made when first needed. Thread-safe. */
public final class PolicyDictionaries {

    private final Supplier<PolicyVersions> versions;
    private final Map<Integer, PolicyDictionary> byVersion = new ConcurrentHashMap<>();

    /**
     * Dictionaries of these versions.
     *
     * @param versions gives the versions that are published now
     */
    public PolicyDictionaries(Supplier<PolicyVersions> versions) {
        this.versions = versions;
    }

    /**
     * The dictionary of a version.
     *
     * @param version its number
     * @return the dictionary
     * @throws IllegalArgumentException if the version was never published
     */
    public PolicyDictionary version(int version) {
        return byVersion.computeIfAbsent(version, number -> new PolicyDictionary(published(number)));
    }

    private Policy published(int version) {
        return versions.get()
                .version(version)
                .orElseThrow(() -> new IllegalArgumentException("No such policy version was published"));
    }

    /**
     * Writes which version the numbers that follow belong to.
     *
     * @param packer where to
     * @param version a published version
     * @return its dictionary
     */
    public PolicyDictionary pack(Packer packer, int version) {
        PolicyDictionary dictionary = version(version);
        packer.number(version).number(dictionary.fingerprint());
        return dictionary;
    }

    /**
     * Reads which version the numbers that follow belong to.
     *
     * @param unpacker where from
     * @return the version's dictionary
     * @throws IllegalArgumentException if no such version was published
     */
    public PolicyDictionary unpack(Unpacker unpacker) {
        PolicyDictionary dictionary = version(unpacker.index());
        if (unpacker.number() != dictionary.fingerprint()) {
            throw new IllegalArgumentException("Another document has this version's number");
        }
        return dictionary;
    }
}
