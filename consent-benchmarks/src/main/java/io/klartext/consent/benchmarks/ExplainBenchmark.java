package io.klartext.consent.benchmarks;

import io.klartext.consent.ConsentManager;
import io.klartext.consent.SubjectId;
import io.klartext.consent.decision.Decision;
import io.klartext.consent.explain.Explanation;
import io.klartext.consent.explain.ExplanationText;
import io.klartext.consent.explain.ExplanationWords;
import io.klartext.consent.explain.Offer;
import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.Method;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.profile.ProfileView;
import io.klartext.consent.servlet.internal.identity.Person;
import io.klartext.consent.servlet.internal.why.Told;
import io.klartext.consent.servlet.internal.why.WhyTokens;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it costs to be transparent: the check, a view with five reads, an explanation with five factors derived from them,
 * its words, and their rendering, all in one call; beside {@link HandWritten}, which writes the same bytes of JSON with
 * Jackson from constants and decides nothing. A denied view stands beside a check, and the sealed token of a link by itself.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class ExplainBenchmark {

    private static final PurposeId ADS = PurposeId.of("personalized-ads");
    private static final Offer OFFER =
            Offer.own("oil-03").titled("Truffle oil, large").onSurface("cart.picks");
    private static final Map<String, String> ATTRIBUTES = Map.of(
            "favourite-category", "favouriteCategory",
            "last-purchase", "lastPurchase",
            "taste", "taste",
            "household", "household",
            "town", "town");

    private final SubjectId granted = SubjectId.account("c-1842");
    private final SubjectId refused = SubjectId.account("c-1843");
    private final Map<String, Object> profile = Map.of(
            "favouriteCategory", "Oils",
            "lastPurchase", "Sea salt",
            "taste", "nutty",
            "household", "three",
            "town", "Hamburg");
    private final ExplanationWords words = ExplanationWords.in("en");
    private final Policy policy = SealedLinks.policy();
    private @Nullable ConsentManager consents;
    private @Nullable HandWritten hand;
    private @Nullable WhyTokens tokens;
    private @Nullable Explanation explanation;
    private @Nullable ExplanationText text;

    /** JMH makes the state. */
    public ExplainBenchmark() {}

    /** Records a yes and a no, and makes sure that both sides write the same. */
    @Setup(Level.Trial)
    public void open() {
        ConsentManager manager = ConsentManager.builder().policy(policy).build();
        Evidence evidence = Evidence.of(policy.notice("en"), Method.BUTTON);
        manager.record(granted, Choice.granted(ADS), evidence);
        manager.record(refused, Choice.refused(ADS), evidence);
        consents = manager;
        explanation = explained();
        text = words.say(explanation, policy);
        hand = new HandWritten(text, ATTRIBUTES);
        tokens = SealedLinks.tokens(manager);
        if (!hand.write(profile).equals(text.json())) {
            throw new IllegalStateException(
                    "The two sides do not write the same:\n" + hand.write(profile) + "\n" + text.json());
        }
    }

    /** Stops the polling. */
    @TearDown(Level.Trial)
    public void close() {
        Objects.requireNonNull(consents).close();
    }

    private Explanation explained() {
        ProfileView view = Objects.requireNonNull(consents).view(granted, ADS, profile);
        view.text("favouriteCategory");
        view.text("lastPurchase");
        view.text("taste");
        view.text("household");
        view.text("town");
        return view.explain(OFFER);
    }

    /**
     * Check, view, five reads and an explanation, before any word.
     *
     * @return the explanation
     */
    @Benchmark
    public Explanation explain() {
        return explained();
    }

    /**
     * The same and its words.
     *
     * @return the neutral text
     */
    @Benchmark
    public ExplanationText explainInWords() {
        return words.say(explained(), policy);
    }

    /**
     * The same as a fragment of HTML.
     *
     * @return the fragment
     */
    @Benchmark
    public String explainAsHtml() {
        return words.say(explained(), policy).html();
    }

    /**
     * The same as JSON.
     *
     * @return the JSON
     */
    @Benchmark
    public String explainAsJson() {
        return words.say(explained(), policy).json();
    }

    /**
     * The same JSON written by hand.
     *
     * @return the JSON
     */
    @Benchmark
    public String jsonByHand() {
        return Objects.requireNonNull(hand).write(profile);
    }

    /**
     * A text that is there already, as HTML.
     *
     * @return the fragment
     */
    @Benchmark
    public String renderHtml() {
        return Objects.requireNonNull(text).html();
    }

    /**
     * A text that is there already, as JSON.
     *
     * @return the JSON
     */
    @Benchmark
    public String renderJson() {
        return Objects.requireNonNull(text).json();
    }

    /**
     * A check that says no.
     *
     * @return the decision
     */
    @Benchmark
    public Decision deniedCheck() {
        return Objects.requireNonNull(consents).check(refused, ADS);
    }

    /**
     * The same check, a view of it and one read, which does not touch the profile.
     *
     * @return nothing
     */
    @Benchmark
    public Optional<String> deniedView() {
        return Objects.requireNonNull(consents).view(refused, ADS, profile).text("favouriteCategory");
    }

    /**
     * The token of a link, sealed.
     *
     * @return the token
     */
    @Benchmark
    public String token() {
        Told told = new Told(Objects.requireNonNull(explanation), policy.effectiveFrom(), Optional.empty());
        return Objects.requireNonNull(tokens).seal(new Person.Known(granted), told);
    }
}
