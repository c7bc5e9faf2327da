package io.klartext.consent.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.Claim;
import io.klartext.consent.ledger.ConsentEvent;
import io.klartext.consent.ledger.Disclosure;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.Fact;
import io.klartext.consent.ledger.FactEvent;
import io.klartext.consent.ledger.Link;
import io.klartext.consent.ledger.Link.Occasion;
import io.klartext.consent.ledger.Minority;
import io.klartext.consent.ledger.NoticeShown;
import io.klartext.consent.ledger.Restriction;
import io.klartext.consent.ledger.ShortenedClient;
import io.klartext.consent.ledger.SubjectState;
import io.klartext.consent.ledger.Unlink;
import io.klartext.consent.testkit.SamplePolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Bytes that this version did not write are told from its own: never an error, never half a value. */
final class CodecTest {

    private static final Evidence FULL = Sample.EVIDENCE
            .explicitly()
            .givenAt(Sample.NOON.minusSeconds(60))
            .fromClient(new ShortenedClient("192.0.2.0/24", "Firefox"))
            .withKey(new EventId("request-1"));

    private static final List<Fact> FACTS = List.of(
            new NoticeShown(1, Sample.HASH, "de", List.of(SamplePolicy.ADS, SamplePolicy.NEWSLETTER), Optional.of("/")),
            Restriction.begins(),
            Restriction.lifted(),
            new Minority(Instant.MIN, Instant.MAX),
            new Claim("tie-1"),
            new Link("tie-1", Occasion.REGISTRATION),
            new Link("tie-1", Occasion.LOGIN),
            new Unlink(new EventId("link-1"), List.of(SamplePolicy.ADS)),
            Disclosure.of(SamplePolicy.STATISTICS, List.of("visits", "orders[].sku"), 1));

    private static FactEvent event(Fact fact) {
        return (FactEvent) Sample.fact("f-1", fact).at(7);
    }

    private static @Nullable FactEvent unpacked(Fact fact, byte[] packed) {
        EventRows.Place at = new EventRows.Place(new EventId("f-1"), 7, Sample.NOON, fact.kind());
        return FactCodec.unpack(packed, at, new EventRows.Proof("statistics", 1, Sample.HASH));
    }

    private static SubjectState state() {
        List<ConsentEvent> events = new ArrayList<>();
        events.add(Sample.event("e-1", Choice.granted(SamplePolicy.ADS), FULL).at(1));
        events.add(Sample.event("e-2", Choice.refused(SamplePolicy.NEWSLETTER)).at(2));
        for (Fact fact : List.of(FACTS.get(1), FACTS.get(3), FACTS.get(4))) {
            events.add(Sample.fact("f-" + events.size(), fact).at(events.size() + 1L));
        }
        return SubjectState.of(events);
    }

    /** Every beginning, and the whole with something behind it, is refused; whatever is flipped, nothing is thrown. */
    private static void assertKnowsItsOwn(Object value, byte[] packed, Function<byte[], @Nullable Object> unpack) {
        assertThat(unpack.apply(packed)).isEqualTo(value);
        for (int length = 0; length < packed.length; length++) {
            assertThat(unpack.apply(Arrays.copyOf(packed, length)))
                    .as("%s, the first %d bytes", value, length)
                    .isNull();
        }
        assertThat(unpack.apply(Arrays.copyOf(packed, packed.length + 1)))
                .as("%s, with something behind it", value)
                .isNull();
        byte[] newer = packed.clone();
        newer[0]++;
        assertThat(unpack.apply(newer)).as("%s, of a newer format", value).isNull();
        for (long seed = 1; seed <= 2000; seed++) {
            Random random = new Random(seed);
            byte[] altered = packed.clone();
            for (int left = 1 + random.nextInt(4); left > 0; left--) {
                altered[random.nextInt(altered.length)] = (byte) random.nextInt(256);
            }
            assertThatCode(() -> unpack.apply(altered)).as("seed %d", seed).doesNotThrowAnyException();
        }
    }

    @Test
    void evidenceIsReadAsItWasWrittenOrNotAtAll() {
        for (Evidence evidence : List.of(FULL, Sample.EVIDENCE)) {
            assertKnowsItsOwn(
                    evidence, EvidenceCodec.pack(evidence), bytes -> EvidenceCodec.unpack(bytes, 1, Sample.HASH));
        }
    }

    @Test
    void factsAreReadAsTheyWereWrittenOrNotAtAll() {
        for (Fact fact : FACTS) {
            assertKnowsItsOwn(event(fact), FactCodec.pack(event(fact)), bytes -> unpacked(fact, bytes));
        }
    }

    @Test
    void aStateIsReadAsItWasWrittenOrNotAtAll() {
        assertKnowsItsOwn(state(), StateCodec.pack(state()), bytes -> StateCodec.unpack(bytes, 5));
        assertThat(StateCodec.unpack(StateCodec.pack(state()), 6))
                .as("of another head")
                .isNull();
    }

    @Test
    void aNoticeThatWasShownIsNotReadWithoutItsReadableParts() {
        EventRows.Place at = new EventRows.Place(new EventId("f-1"), 7, Sample.NOON, "notice-shown");
        byte[] packed = FactCodec.pack(event(FACTS.get(0)));
        assertThat(FactCodec.unpack(packed, at, new EventRows.Proof(null, 1, null))).isNull();
        assertThat(FactCodec.unpack(packed, at, new EventRows.Proof(null, 0, Sample.HASH))).isNull();
        assertThat(FactCodec.unpack(packed, at, new EventRows.Proof(null, 1, "no hash"))).isNull();
    }

    @Test
    void aDisclosureIsNotReadWithoutItsReadableParts() {
        Fact disclosure = FACTS.get(FACTS.size() - 1);
        EventRows.Place at = new EventRows.Place(new EventId("f-1"), 7, Sample.NOON, "disclosed");
        byte[] packed = FactCodec.pack(event(disclosure));
        assertThat(FactCodec.unpack(packed, at, new EventRows.Proof(null, 1, null))).isNull();
        assertThat(FactCodec.unpack(packed, at, new EventRows.Proof("No Purpose", 1, null))).isNull();
        assertThat(FactCodec.unpack(packed, at, new EventRows.Proof("statistics", 0, null))).isNull();
        assertThat(FactCodec.unpack(packed, at, new EventRows.Proof("statistics", 1, null))).isEqualTo(event(disclosure));
    }

    @Test
    void aFactOfOneKindIsNotReadAsAnother() {
        byte[] claim = FactCodec.pack(event(new Claim("tie-1")));
        assertThat(unpacked(Restriction.lifted(), claim)).isNull();
    }
}
