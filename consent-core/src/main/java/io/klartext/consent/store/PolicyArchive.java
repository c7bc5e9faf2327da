package io.klartext.consent.store;

import io.klartext.consent.policy.PublishedPolicy;
import java.util.List;

/** The published versions of the policy, kept for as long as any event names one. */
public interface PolicyArchive {

    /**
     * Keeps a version. Publishing the same content again does nothing: the first time stays.
     *
     * @param published the policy and when it is published
     * @throws io.klartext.consent.policy.PolicyException if another document is published under its version
     * @throws StoreException if the store cannot answer; whether it was kept is then open, and publishing again is safe
     */
    void publish(PublishedPolicy published);

    /**
     * All published versions. Managers ask for them again and again, to learn of those that others publish: a store keeps
     * what it has read.
     *
     * @return by version, oldest first
     * @throws StoreException if the store cannot answer
     */
    List<PublishedPolicy> published();
}
