package io.klartext.consent.store;

import io.klartext.consent.policy.Policy;
import java.util.List;

/** The published versions of the policy, kept for as long as any event names one. */
public interface PolicyArchive {

    /**
     * Keeps a version. Publishing the same content again does nothing.
     *
     * @param policy the policy
     * @throws io.klartext.consent.policy.PolicyException if another document is published under its version
     * @throws StoreException if the store cannot answer; whether it was kept is then open, and publishing again is safe
     */
    void publish(Policy policy);

    /**
     * All published versions.
     *
     * @return by version, oldest first
     * @throws StoreException if the store cannot answer
     */
    List<Policy> published();
}
