package io.klartext.consent.policy;

import java.time.Instant;
import java.time.temporal.TemporalAmount;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One reason for which data is used, with everything that a person is told about it. An instance belongs to one version
 * of the policy.
 *
 * @param id the purpose's id, the same in every version
 * @param legalBasis why it is lawful; it decides what silence means
 * @param profiling whether it evaluates personal aspects, and what for
 * @param directMarketing whether an objection to direct marketing as a whole covers it; always so for advertising
 * @param title what a person reads first
 * @param description what a person reads to understand it
 * @param data the ids of the data categories it may read, and no others
 * @param recipients the ids of those who get data for it
 * @param retention how long its data is kept; a {@code Period} or a {@code Duration}
 * @param consentLifetime how long a grant lasts, where the basis is consent; a {@code Period} or a {@code Duration}
 * @param automatedDecision whether it decides about somebody without a human (GDPR 22)
 * @param listensTo the browser signals that deny it
 * @param interest the shop's interest that prevails, where the basis is legitimate interest (GDPR 13(1)(d))
 * @param logic by what rules it decides, where it decides without a human (GDPR 13(2)(f))
 * @param askAgainAfter how long somebody who said no is not asked again, at least as long as a grant lasts
 * @param whenUnavailable what a check answers when the person's state cannot be had
 * @param minimise by attribute, what this purpose sees of it instead of the value; every other one is seen as it is
 * @param mapsTo names of this purpose in other vocabularies, such as {@code dpv}, {@code tcf} and {@code consentMode}
 */
public record Purpose(
        PurposeId id,
        LegalBasis legalBasis,
        Profiling profiling,
        boolean directMarketing,
        LocalizedText title,
        LocalizedText description,
        List<String> data,
        List<String> recipients,
        TemporalAmount retention,
        Optional<TemporalAmount> consentLifetime,
        boolean automatedDecision,
        Set<BrowserSignal> listensTo,
        Optional<LocalizedText> interest,
        Optional<LocalizedText> logic,
        TemporalAmount askAgainAfter,
        WhenUnavailable whenUnavailable,
        Map<String, Transformation> minimise,
        Map<String, List<String>> mapsTo) {

    public Purpose {
        data = List.copyOf(data);
        recipients = List.copyOf(recipients);
        listensTo = Set.copyOf(listensTo);
        minimise = Map.copyOf(minimise);
        mapsTo = Map.copyOf(mapsTo);
    }

    /**
     * When a grant that was given under this version ends by its lifetime, by the calendar in UTC.
     *
     * @param givenAt when it was given
     * @return the instant from which it is over; empty if it has no end
     */
    public Optional<Instant> endOfGrant(Instant givenAt) {
        return consentLifetime.map(lifetime -> PolicyTimes.end(givenAt, lifetime));
    }

    /**
     * From when somebody who said no may be asked again, as far as {@link #askAgainAfter()} goes.
     *
     * @param saidAt when they said no
     * @return the instant, by the calendar in UTC
     */
    public Instant askAgainFrom(Instant saidAt) {
        return PolicyTimes.end(saidAt, askAgainAfter);
    }

    /**
     * What this purpose sees of a data category's attributes instead of their values, in plain words.
     *
     * @param category a data category that it reads
     * @param language a language code, as for {@link Transformation#in}
     * @return such as "orders[].date: only the month", in the category's order; empty if all is seen as it is
     */
    public List<String> seen(DataCategory category, String language) {
        return category.attributes().stream()
                .flatMap(attribute -> Optional.ofNullable(minimise.get(attribute)).stream()
                        .map(transformation -> attribute + ": " + transformation.in(language)))
                .toList();
    }

    /** What a check answers when a person's state cannot be had. Only a required purpose may go on. */
    public enum WhenUnavailable implements DocumentWord {
        /** The check is denied; the default. */
        DENY("deny"),
        /** The check is allowed; only for a purpose of basis contract or legal obligation. */
        ALLOW("allow");

        private final String word;

        WhenUnavailable(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }
}
