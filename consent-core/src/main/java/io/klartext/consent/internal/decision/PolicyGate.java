package io.klartext.consent.internal.decision;

import io.klartext.consent.policy.Finding;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PolicyException;
import io.klartext.consent.policy.PolicyLint;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What stands between a policy and its publication. */
final class PolicyGate {

    private static final Logger LOG = LoggerFactory.getLogger(PolicyGate.class);

    private PolicyGate() {}

    /**
     * Lets a policy pass that has no errors, and logs each warning once. What is published already passes: a newer library
     * must not stop a shop that goes on as before.
     *
     * @throws PolicyException if the policy has errors; it names them all
     */
    static void pass(Policy policy, Collection<Policy> published, Clock clock) {
        Optional<Policy> before = published.stream()
                .filter(other -> other.version() < policy.version())
                .max(Comparator.comparingInt(Policy::version));
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        for (Finding warning : PolicyLint.refuse(policy, before, today)) {
            LOG.warn("Policy version {}: {}", policy.version(), warning.line());
        }
    }
}
