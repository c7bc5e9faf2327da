package io.klartext.consent.model;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random histories of choices, versions, signals, clock moves and links, replayed against the reference model.
 *
 * <p>{@code -Dklartext.model.histories=N} plays another number of them, {@code -Dklartext.model.from=N} begins with another
 * seed, {@code -Dklartext.model.seed=N} plays one alone.
 */
@Tag("GDPR-5.1.a")
@Tag("GDPR-5.1.b")
@Tag("GDPR-5.1.e")
@Tag("GDPR-5.2")
@Tag("GDPR-7.1")
@Tag("GDPR-6")
@Tag("GDPR-7.3")
@Tag("GDPR-8")
@Tag("GDPR-9")
@Tag("GDPR-13.3")
@Tag("GDPR-17")
@Tag("GDPR-18")
@Tag("GDPR-21")
@Tag("DSA-26.3")
class ModelTest {

    private static final int CHAINS = 80;

    @Test
    void the_manager_answers_like_the_model() {
        Long alone = Long.getLong("klartext.model.seed");
        List<List<ModelPolicy>> chains =
                IntStream.range(0, CHAINS).mapToObj(RandomPolicies::chain).toList();
        long from = alone != null ? alone : Long.getLong("klartext.model.from", 1);
        long histories = alone != null ? 1 : Long.getLong("klartext.model.histories", 10_000);
        LongStream.range(from, from + histories)
                .parallel()
                .forEach(seed -> RandomHistory.play(seed, chains.get((int) Math.floorMod(seed, (long) CHAINS))));
    }
}
