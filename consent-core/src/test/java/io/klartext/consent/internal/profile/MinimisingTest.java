package io.klartext.consent.internal.profile;

import static io.klartext.consent.internal.profile.Seeing.IT;
import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.key.KeyRing;
import io.klartext.consent.policy.Transformation;
import io.klartext.consent.policy.Transformation.Bands;
import io.klartext.consent.policy.Transformation.Precision;
import io.klartext.consent.policy.Transformation.Simple;
import io.klartext.consent.profile.Location;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a purpose sees of single values. Random values come from a printed seed. */
@Tag("GDPR-5.1.c")
class MinimisingTest {

    private static final int ROUNDS = 20_000;

    private final long seed = Long.getLong("seed", 20261122L);
    private final Random random = new Random(seed);

    @Test
    void what_the_policy_says_nothing_about_is_seen_as_it_is() {
        assertThat(Seeing.by(Simple.DROP).of("other", "value")).isEqualTo("value");
    }

    @Test
    void nothing_is_seen_of_what_is_dropped() {
        assertThat(Seeing.by(Simple.DROP).of(IT, "value")).isNull();
    }

    @Test
    void a_mask_leaves_the_last_four_characters_and_does_not_tell_the_length() {
        Minimising mask = Seeing.by(Simple.MASK);

        assertThat(mask.of(IT, "+49 170 1234567")).isEqualTo("••••4567");
        assertThat(mask.of(IT, "DE02120300000000202051")).isEqualTo("••••2051");
    }

    @Test
    void a_mask_hides_a_short_value_whole() {
        assertThat(Stream.of("", "1", "1234", "12345", "1234567")
                        .map(value -> Seeing.by(Simple.MASK).of(IT, value)))
                .containsOnly("••••");
        assertThat(Seeing.by(Simple.MASK).of(IT, "12345678")).isEqualTo("••••5678");
    }

    @Test
    void a_mask_tears_no_character_apart() {
        assertThat(Seeing.by(Simple.MASK).of(IT, "abcdefghe\u0301xyz")).isEqualTo("••••e\u0301xyz");
        assertThat(Seeing.by(Simple.MASK).of(IT, "\uD83C\uDF4E".repeat(9)))
                .isEqualTo("••••" + "\uD83C\uDF4E".repeat(4));
    }

    @Test
    void equal_values_have_equal_hashes_for_one_purpose_and_attribute_only() {
        Map<String, Transformation> hashed = Map.of("phone", Simple.HASH, "fax", Simple.HASH);
        Minimising offers = new Minimising(Seeing.purpose("offers", hashed), Seeing.KEYS);
        Minimising again = new Minimising(Seeing.purpose("offers", hashed), Seeing.KEYS);
        Minimising mailing = new Minimising(Seeing.purpose("mailing", hashed), Seeing.KEYS);
        Minimising otherShop =
                new Minimising(Seeing.purpose("offers", hashed), KeyRing.of(List.of("B".repeat(42) + "A")));

        assertThat(offers.of("phone", "1234"))
                .isEqualTo(again.of("phone", "1234"))
                .hasSize(16)
                .matches("[\\w-]+");
        assertThat(Stream.of(
                        offers.of("phone", "1234"),
                        offers.of("phone", "1235"),
                        offers.of("fax", "1234"),
                        mailing.of("phone", "1234"),
                        otherShop.of("phone", "1234")))
                .doesNotHaveDuplicates();
    }

    @Test
    @Tag("GDPR-25")
    void without_keys_nothing_is_seen_of_what_shall_be_hashed() {
        assertThat(new Minimising(Seeing.purpose("offers", Map.of(IT, Simple.HASH)), null).of(IT, "1234"))
                .isNull();
    }

    @Test
    void a_time_is_cut_in_the_zone_that_it_is_written_in() {
        for (String time : List.of(
                "2026-05-03",
                "2026-05-03T23:59",
                "2026-05-03 23:59:01.5",
                "2026-05-03T23:59:01Z",
                "2026-05-03T23:59:01.123456789-11:00",
                "2026-05-03T00:01:00.000+0000",
                "2026-05-03T00:01+02:00[Europe/Berlin]")) {
            assertThat(Seeing.by(Simple.DAY).of(IT, time)).as(time).isEqualTo("2026-05-03");
            assertThat(Seeing.by(Simple.MONTH).of(IT, time)).as(time).isEqualTo("2026-05");
            assertThat(Seeing.by(Simple.YEAR).of(IT, time)).as(time).isEqualTo("2026");
        }
    }

    @Test
    @Tag("GDPR-25")
    void what_is_no_time_is_withheld() {
        for (String noTime : List.of(
                "",
                "1777852800",
                "1777852800000",
                "3 May 2026",
                "03.05.2026",
                "2026-02-30",
                "2026-13",
                "23:59",
                "2026-05-03 and more",
                "2026-05-03T23:59:01Z[",
                "12345")) {
            for (Simple unit : List.of(Simple.DAY, Simple.MONTH, Simple.YEAR)) {
                assertThat(Seeing.by(unit).of(IT, noTime)).as(noTime).isNull();
            }
        }
    }

    @Test
    void an_amount_is_seen_as_its_band() {
        Minimising bands = Seeing.bands(20, 50, 200);

        assertThat(Stream.of("-3", "0", "19.99", "20", "49.999", "50.00", "2E+2", "1e9999", " 7 ")
                        .map(amount -> bands.of(IT, amount)))
                .containsExactly("<20", "<20", "<20", "20-50", "20-50", "50-200", ">=200", ">=200", "<20");
    }

    @Test
    @Tag("GDPR-25")
    void what_is_no_amount_is_withheld() {
        for (String noAmount : List.of("", "many", "20 EUR", "1,50", "NaN", "20-51", "9".repeat(101))) {
            assertThat(Seeing.bands(20, 50).of(IT, noAmount)).as(noAmount).isNull();
        }
    }

    @Test
    @Tag("GDPR-25")
    void a_precision_but_exact_shows_nothing_of_a_single_value_and_other_words_nothing_of_a_place() {
        for (Precision precision : Precision.values()) {
            assertThat(Seeing.by(precision).of(IT, "48.1371,11.5754"))
                    .isEqualTo(precision == Precision.EXACT ? "48.1371,11.5754" : null);
        }
        for (Simple simple : Simple.values()) {
            assertThat(Seeing.by(simple).of(IT, Location.at(48.1371, 11.5754))).isNull();
        }
        assertThat(Seeing.bands(20).of(IT, Location.at(48.1371, 11.5754))).isNull();
    }

    @Test
    void seeing_twice_is_seeing_once() {
        System.out.println("MinimisingTest seed " + seed);
        for (int i = 0; i < ROUNDS; i++) {
            String value = randomValue();
            for (Transformation transformation : seenAgain()) {
                Minimising minimising = Seeing.by(transformation);
                String once = minimising.of(IT, value);
                if (once != null) {
                    assertThat(minimising.of(IT, once))
                            .as("%s of %s", transformation, value)
                            .isEqualTo(once);
                }
            }
        }
    }

    @Test
    void what_is_seen_coarsely_follows_from_what_is_seen_finely() {
        for (int i = 0; i < ROUNDS; i++) {
            String time = randomTime();
            String day = Objects.requireNonNull(Seeing.by(Simple.DAY).of(IT, time));
            String month = Objects.requireNonNull(Seeing.by(Simple.MONTH).of(IT, time));
            assertThat(Seeing.by(Simple.MONTH).of(IT, day)).as(time).isEqualTo(month);
            assertThat(Seeing.by(Simple.YEAR).of(IT, month))
                    .as(time)
                    .isEqualTo(Seeing.by(Simple.YEAR).of(IT, time));
        }
    }

    @Test
    void there_are_only_as_many_bands_as_limits_and_one() {
        for (int i = 0; i < ROUNDS; i++) {
            int first = random.nextInt(100) - 50;
            Bands bands = new Bands(List.of(BigDecimal.valueOf(first), BigDecimal.valueOf(first + 10)));
            BigDecimal amount = BigDecimal.valueOf(random.nextInt(20_000) - 10_000, 2);
            String expected = amount.compareTo(bands.limits().get(0)) < 0
                    ? "<" + first
                    : amount.compareTo(bands.limits().get(1)) < 0 ? first + "-" + (first + 10) : ">=" + (first + 10);
            assertThat(Seeing.by(bands).of(IT, amount.toString())).isEqualTo(expected);
        }
    }

    @Test
    @Tag("GDPR-25")
    void whatever_comes_in_no_more_goes_out_than_declared() {
        for (int i = 0; i < ROUNDS; i++) {
            String value = randomValue();
            assertThat(Seeing.by(Simple.MASK).of(IT, value)).startsWith("••••");
            assertThat(String.valueOf(Seeing.by(Simple.MONTH).of(IT, value)))
                    .as(value)
                    .matches("null|\\d{4}(-\\d{2})?");
            assertThat(String.valueOf(Seeing.bands(20, 50).of(IT, value)))
                    .as(value)
                    .matches("null|<20|20-50|>=50");
            assertThat(Seeing.by(Simple.HASH).of(IT, value)).hasSize(16).isNotEqualTo(value);
        }
    }

    private static List<Transformation> seenAgain() {
        List<Transformation> all =
                new ArrayList<>(List.of(Simple.DROP, Simple.MASK, Simple.DAY, Simple.MONTH, Simple.YEAR));
        all.add(new Bands(List.of(BigDecimal.valueOf(-5), BigDecimal.TEN, new BigDecimal("1E+2"))));
        return all;
    }

    private String randomTime() {
        LocalDate day = LocalDate.ofEpochDay(random.nextInt(40_000) - 10_000);
        LocalTime time = LocalTime.ofNanoOfDay((long) (random.nextDouble() * 86_399_999_999_999L));
        return switch (random.nextInt(4)) {
            case 0 -> day.toString();
            case 1 -> day.atTime(time).toString();
            case 2 -> day.atTime(time).toInstant(ZoneOffset.UTC).toString();
            default ->
                day.atTime(time)
                        .atOffset(ZoneOffset.ofHours(random.nextInt(37) - 18))
                        .toString();
        };
    }

    private String randomValue() {
        return switch (random.nextInt(5)) {
            case 0 -> randomTime();
            case 1 -> Integer.toString(random.nextInt(2_000) - 1_000);
            case 2 -> BigDecimal.valueOf(random.nextLong(), random.nextInt(20)).toString();
            case 3 ->
                random.ints(random.nextInt(30), 0x20, 0x250)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
            default ->
                random.ints(random.nextInt(15), 0, Character.MAX_CODE_POINT)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
        };
    }
}
