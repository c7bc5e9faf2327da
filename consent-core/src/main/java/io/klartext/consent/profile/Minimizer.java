package io.klartext.consent.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.klartext.consent.ConsentException;
import io.klartext.consent.decision.Decision;
import io.klartext.consent.internal.json.Description;
import io.klartext.consent.internal.json.Seen;
import io.klartext.consent.key.KeyRing;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PurposeId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes objects as JSON for a purpose, with only what it may see (GDPR 5(1)(c), 25(2)).
 *
 * <pre>{@code
 * Minimizer minimizer = Minimizer.of(mapper, policy);
 * String json = minimizer.write(consents.check(anna, ads), customer);
 * }</pre>
 *
 * A member of an object with {@link PersonalData} is written if the decision allows its purpose, and the policy's version of
 * the decision declares the member's path in a data category of that purpose; declared transformations are applied. All
 * else is left out. Where the decision is a denial, or the version is not known here, such an object is empty.
 *
 * <p>It does not matter to it whose decision it is: that the object belongs to the subject that was checked is the caller's
 * business. Immutable and thread-safe.
 */
public final class Minimizer {

    private record About(int version, PurposeId purpose) {}

    private final ObjectMapper mapper;
    private final IntFunction<Optional<Policy>> policies;
    private final @Nullable KeyRing keys;

    /** Bounded by the versions and purposes that there are: what is not found is not kept. */
    private final Map<About, Seen> known = new ConcurrentHashMap<>();

    private Minimizer(ObjectMapper mapper, IntFunction<Optional<Policy>> policies, @Nullable KeyRing keys) {
        this.mapper = mapper;
        this.policies = policies;
        this.keys = keys;
    }

    /**
     * A minimizer for fixed versions of a policy.
     *
     * @param mapper how objects are written otherwise; it is copied and not changed
     * @param policies each version that a decision may rest on
     * @return the minimizer
     * @throws ConsentException if two have the same number
     */
    public static Minimizer of(ObjectMapper mapper, Policy... policies) {
        Map<Integer, Policy> byVersion = Stream.of(policies)
                .collect(Collectors.toMap(Policy::version, policy -> policy, (one, other) -> {
                    throw new ConsentException("The version " + one.version()
                            + " of the policy was given twice to a minimizer; give each version once");
                }));
        return of(mapper, version -> Optional.ofNullable(byVersion.get(version)));
    }

    /**
     * A minimizer that also knows versions that are published later.
     *
     * @param mapper how objects are written otherwise; it is copied and not changed
     * @param policies finds a version, such as {@code version -> consents.policies().version(version)}
     * @return the minimizer
     */
    public static Minimizer of(ObjectMapper mapper, IntFunction<Optional<Policy>> policies) {
        return new Minimizer(mapper.copy().registerModule(new PersonalDataModule()), policies, null);
    }

    /**
     * The same with keys, which a policy with {@code hash} needs; without them nothing is seen of what it hashes.
     *
     * @param ring the keys of the shop
     * @return a new minimizer
     */
    public Minimizer with(KeyRing ring) {
        return new Minimizer(mapper, policies, ring);
    }

    /**
     * An object as JSON for the purpose of a decision.
     *
     * @param decision the answer to the check of the purpose
     * @param value an object, a list, a page of them; null is {@code null}
     * @return JSON
     * @throws ConsentException if Jackson cannot write it
     */
    public String write(Decision decision, @Nullable Object value) {
        try {
            return writer(decision).writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new ConsentException("An object cannot be written as JSON for " + decision.purpose(), e);
        }
    }

    /**
     * A writer for the purpose of a decision, for streams, views and formats.
     *
     * @param decision the answer to the check of the purpose
     * @return the writer; good for this decision only
     */
    public ObjectWriter writer(Decision decision) {
        Seen seen = seen(decision);
        return seen == null ? mapper.writer() : mapper.writer().withAttribute(Seen.KEY, seen);
    }

    /**
     * What a type would show for the purpose of a decision, member by member; for tests and reviews.
     *
     * @param decision the answer to the check of the purpose
     * @param type the type
     * @return one line for each member, in the order of writing: its place, and what is seen of it or why nothing is
     */
    public List<String> describe(Decision decision, Class<?> type) {
        return Description.of(mapper, type, seen(decision));
    }

    private @Nullable Seen seen(Decision decision) {
        if (!decision.allowed()) {
            return null;
        }
        About about = new About(decision.policyVersion(), decision.purpose());
        Seen seen = known.get(about);
        if (seen == null) {
            seen = policies.apply(about.version())
                    .flatMap(policy -> policy.purpose(about.purpose()).map(purpose -> new Seen(policy, purpose, keys)))
                    .orElse(null);
            if (seen != null) {
                known.putIfAbsent(about, seen);
            }
        }
        return seen;
    }
}
