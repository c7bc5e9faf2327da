package io.klartext.consent.benchmarks;

import io.klartext.consent.ConsentManager;
import io.klartext.consent.SubjectId;
import io.klartext.consent.decision.Decision;
import io.klartext.consent.explain.Explanation;
import io.klartext.consent.explain.ExplanationBuilder;
import io.klartext.consent.explain.Influence;
import io.klartext.consent.explain.Offer;
import io.klartext.consent.key.KeyRing;
import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.Method;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.Purpose;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.servlet.internal.enforce.WhyLink;
import io.klartext.consent.servlet.internal.identity.Person;
import io.klartext.consent.servlet.internal.identity.VisitorCookie;
import io.klartext.consent.servlet.internal.pack.PolicyDictionaries;
import io.klartext.consent.servlet.internal.visit.Options;
import io.klartext.consent.servlet.internal.visit.Setup;
import io.klartext.consent.servlet.internal.why.Told;
import io.klartext.consent.servlet.internal.why.WhyTokens;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The links to explanations as an adapted page gets them: each explained, sealed for one person, and written as markup. */
final class SealedLinks {

    private static final PurposeId ADS = PurposeId.of("personalized-ads");

    private final SubjectId person = SubjectId.account("c-1842");
    private final Policy policy = policy();
    private final Purpose purpose = policy.purpose(ADS).orElseThrow();
    private final ConsentManager consents =
            ConsentManager.builder().policy(policy).build();
    private final WhyTokens tokens = tokens(consents);
    private final WhyLink markup = new WhyLink("Why do I see this?");
    private final Decision decision;

    SealedLinks() {
        consents.record(person, Choice.granted(ADS), Evidence.of(policy.notice("en"), Method.BUTTON));
        decision = consents.check(person, ADS);
    }

    /** The links of one page, by offer. */
    UnaryOperator<String> ofPage() {
        ExplanationBuilder builder = consents.explain(decision, Offer.own("any"));
        policy.dataOf(purpose).forEach(category -> builder.factor(category.id(), Influence.UNKNOWN));
        Explanation why = builder.ifAllowed().orElseThrow();
        return offer -> link(why.with(Offer.own(offer).onSurface("cart.picks")));
    }

    private String link(Explanation why) {
        Told told = new Told(why, policy.effectiveFrom(), Optional.empty());
        return markup.to("/consent/why?t=" + tokens.seal(new Person.Known(person), told));
    }

    void close() {
        consents.close();
    }

    /** What seals the links of a shop with these consents. */
    static WhyTokens tokens(ConsentManager manager) {
        PolicyDictionaries dictionaries = new PolicyDictionaries(manager::policies);
        KeyRing ring = KeyRing.temporary(new SecureRandom());
        Clock clock = Clock.systemUTC();
        return new WhyTokens(new Setup(
                manager,
                request -> Optional.empty(),
                request -> Optional.empty(),
                Optional.empty(),
                "/consent",
                Optional.empty(),
                ring,
                new SecureRandom(),
                clock,
                dictionaries,
                new VisitorCookie(ring, dictionaries, clock),
                Options.NONE));
    }

    /** The policy of the benchmarks. */
    static Policy policy() {
        try (InputStream in = SealedLinks.class.getResourceAsStream("/explain-policy.json")) {
            return Policy.parse(new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("The benchmark's policy is on its class path", e);
        }
    }
}
