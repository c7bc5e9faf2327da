package io.klartext.consent.benchmarks;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.klartext.consent.ConsentManager;
import io.klartext.consent.SubjectId;
import io.klartext.consent.decision.Decision;
import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.Method;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.store.InMemoryConsentStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A check that finds the subject in memory, beside what a shop would write itself: a Caffeine cache from the same ids to
 * a number of bits. Ids are 36 characters, drawn at random. The peer does no more than the look-up: it knows no lease, no
 * expiry, no policy version and no reason, and counts nothing.
 *
 * <p>{@code check} and {@code caffeine} take a string that was made before, as a shop has it from its session; our side
 * wraps it in a {@code SubjectId}, whose bytes are the caller's.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 2,
        jvmArgs = {"-Xms6g", "-Xmx6g"})
public class CheckBenchmark {

    private static final PurposeId ADS = PurposeId.of("personalized-ads");

    /** How many people there are. */
    @Param({"1000000", "1000"})
    public int subjects;

    private final SplittableRandom random = new SplittableRandom(20_261_122);
    private String[] ids = {};
    private SubjectId[] handles = {};
    private Cache<String, Long> bits = Caffeine.newBuilder().build();
    private @Nullable ConsentManager consents;

    /** JMH makes the state. */
    public CheckBenchmark() {}

    /**
     * Records one grant for each subject, then asks another manager once for each, so that every check of the benchmark is
     * a hit: to the one that recorded them a million writes in a second are a flood that empties its memory.
     */
    @Setup(Level.Trial)
    public void fill() {
        InMemoryConsentStore store = new InMemoryConsentStore();
        ConsentManager writer =
                ConsentManager.builder().policy(policy()).store(store).build();
        Evidence evidence = Evidence.of(writer.policy().notice("en"), Method.BUTTON);
        bits = Caffeine.newBuilder().maximumSize(2L * subjects).build();
        ids = new String[subjects];
        handles = new SubjectId[subjects];
        for (int i = 0; i < subjects; i++) {
            ids[i] = new UUID(random.nextLong(), random.nextLong()).toString();
            handles[i] = SubjectId.account(ids[i]);
            SubjectId key = SubjectId.account(copy(ids[i]));
            writer.record(key, Choice.granted(ADS), evidence);
            bits.put(copy(ids[i]), (long) i | 1);
        }
        writer.close();
        consents = ConsentManager.builder()
                .policy(policy())
                .store(store)
                .meterRegistry(new SimpleMeterRegistry())
                .cachedSubjects(2L * subjects)
                .build();
        for (String id : ids) {
            consents.check(SubjectId.account(copy(id)), ADS);
        }
    }

    /** The key in a cache is never the same object as the key of a request. */
    private static String copy(String id) {
        return new String(id.toCharArray());
    }

    /** Stops the polling. */
    @TearDown(Level.Trial)
    public void close() {
        Objects.requireNonNull(consents).close();
    }

    /**
     * What a shop would write itself.
     *
     * @return whether the first bit is set
     */
    @Benchmark
    public boolean caffeine() {
        Long found = bits.getIfPresent(ids[random.nextInt(subjects)]);
        return found != null && (found & 1) != 0;
    }

    /**
     * Our check, with an id that the caller wraps in the same breath.
     *
     * @return the decision
     */
    @Benchmark
    public Decision check() {
        return Objects.requireNonNull(consents).check(SubjectId.account(ids[random.nextInt(subjects)]), ADS);
    }

    /**
     * Our check, with an id that was wrapped before: what is allocated here is allocated by us.
     *
     * @return the decision
     */
    @Benchmark
    public Decision checkWithHandle() {
        return Objects.requireNonNull(consents).check(handles[random.nextInt(subjects)], ADS);
    }

    private static Policy policy() {
        try (InputStream in = CheckBenchmark.class.getResourceAsStream("/benchmark-policy.json")) {
            return Policy.parse(new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("The benchmark's policy is on its class path", e);
        }
    }
}
