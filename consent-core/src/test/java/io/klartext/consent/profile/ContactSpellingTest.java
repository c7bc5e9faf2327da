package io.klartext.consent.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.klartext.consent.key.KeyRing;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** One number or address in many spellings is one; two never become one. */
final class ContactSpellingTest {

    private static final int CASES = 5000;
    private static final DialPlan GERMANY = DialPlan.withTrunkZero("49");
    private static final DialPlan SPAIN = DialPlan.withoutTrunkZero("34");
    private static final List<String> SEPARATORS =
            List.of("", "", "", " ", "-", ".", "/", "\u00a0", "\u202f", "\u2011", "\u2013", "\u2060", "  ", "\uff0d");

    private final ContactHashes hashes = ContactHashes.of(KeyRing.temporary(new SecureRandom()), GERMANY);

    private static String oneOf(Random random, List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }

    private static String digits(Random random, int least, int most) {
        StringBuilder digits = new StringBuilder().append((char) ('1' + random.nextInt(9)));
        for (int left = least + random.nextInt(most - least + 1) - 1; left > 0; left--) {
            digits.append((char) ('0' + random.nextInt(10)));
        }
        return digits.toString();
    }

    /** The digits as somebody types, copies or imports them: separated, in brackets, full-width or Arabic. */
    private static String written(Random random, String digits) {
        int zero = List.of((int) '0', (int) '0', 0xFF10, 0x0660).get(random.nextInt(4));
        StringBuilder text = new StringBuilder();
        int bracket = random.nextInt(3) == 0 ? 1 + random.nextInt(digits.length()) : 0;
        text.append(bracket > 0 ? "(" : "");
        for (int i = 0; i < digits.length(); i++) {
            text.appendCodePoint(zero + digits.charAt(i) - '0').append(i == bracket - 1 ? ")" : "");
            text.append(oneOf(random, SEPARATORS));
        }
        return text.toString();
    }

    private static String around(Random random, String text) {
        String mark = oneOf(random, List.of("", " ", "\u202a", "\u200e"));
        return mark + text + (mark.equals("\u202a") ? "\u202c" : mark);
    }

    @Test
    void a_german_number_is_the_same_in_every_spelling() {
        for (long seed = 1; seed <= CASES; seed++) {
            Random random = new Random(seed);
            String number = digits(random, 5, 11);
            List<String> prefixes =
                    List.of("0", "+49", "0049", "+49 (0)", "0049(0) ", "(+49)", "+49 0", "\uff0b49", "+ 49 ");
            String written = around(random, oneOf(random, prefixes) + written(random, number));
            assertThat(GERMANY.e164(written)).as("seed %d, %s", seed, written).contains("+49" + number);
        }
    }

    @Test
    void a_spanish_number_is_dialled_as_it_is() {
        for (long seed = 1; seed <= CASES; seed++) {
            Random random = new Random(seed);
            String number = digits(random, 9, 9);
            String written = around(random, oneOf(random, List.of("", "+34", "0034")) + written(random, number));
            assertThat(SPAIN.e164(written)).as("seed %d, %s", seed, written).contains("+34" + number);
        }
        assertThat(DialPlan.withoutTrunkZero("39").e164("06 1234567"))
                .as("the zero is part of an Italian number")
                .contains("+39061234567")
                .isEqualTo(GERMANY.e164("+39 06 1234567"));
    }

    @Test
    void a_zero_in_brackets_is_left_out_of_a_number_of_any_country() {
        assertThat(GERMANY.e164("+44 (0)20 7946 0000")).contains("+442079460000");
        assertThat(SPAIN.e164("0044 (0) 20 7946 0000")).contains("+442079460000");
        assertThat(GERMANY.e164("+44 020 7946 0000"))
                .as("without brackets it may be a digit of that country's numbers")
                .contains("+4402079460000");
        assertThat(GERMANY.e164("(0)30 123456")).contains("+4930123456");
    }

    @Test
    void two_numbers_never_have_one_spelling() {
        for (long seed = 1; seed <= CASES; seed++) {
            Random random = new Random(seed);
            String one = digits(random, 6, 12);
            StringBuilder other = new StringBuilder(one);
            int at = random.nextInt(one.length());
            other.setCharAt(at, (char) ('1' + (one.charAt(at) - '0' + random.nextInt(8)) % 9));
            if (!one.contentEquals(other)) {
                assertThat(GERMANY.e164("0" + written(random, one)))
                        .as("seed %d", seed)
                        .isNotEmpty()
                        .isNotEqualTo(GERMANY.e164("0" + written(random, other.toString())));
            }
        }
    }

    @Test
    void a_number_that_cannot_be_read_matches_nothing() {
        for (String written : List.of(
                "",
                " ",
                "+",
                "()",
                "110",
                "+49",
                "0",
                "00",
                "30 123456",
                "0800 CALL-ME",
                "030 123456 ext. 12",
                "030 123456x12",
                "030 123456#12",
                "030 123456,12",
                "030 123456;12",
                "*21*030123456#",
                "+49 +30 123456",
                "030 123456+",
                "+0 30 123456",
                "+49 30 1234567890123",
                "030\u00bd123456",
                "030 123456\u00b2",
                "tel:+4930123456",
                "0x30123456",
                "\ud83d",
                "anna@example.com")) {
            assertThat(GERMANY.e164(written)).as(written).isEmpty();
            assertThat(hashes.of(Contact.telephone(written))).isEmpty();
            assertThat(hashes.all(Contact.telephone(written))).isEmpty();
        }
    }

    @Test
    void whatever_is_written_nothing_is_thrown_and_what_is_read_is_e164() {
        for (long seed = 1; seed <= CASES; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int left = random.nextInt(18); left > 0; left--) {
                text.append(
                        random.nextInt(4) > 0
                                ? "0123456789+() -".charAt(random.nextInt(15))
                                : (char) random.nextInt(0x10000));
            }
            for (DialPlan plan : List.of(GERMANY, SPAIN)) {
                Optional<String> read = plan.e164(text.toString());
                if (read.isPresent()) {
                    assertThat(read.get()).as("seed %d", seed).matches("\\+[1-9][0-9]{6,14}");
                    assertThat(plan.e164(read.get()))
                            .as("seed %d: read again", seed)
                            .isEqualTo(read);
                }
            }
            assertThat(ContactHashes.address(text.toString()).flatMap(ContactHashes::address))
                    .as("seed %d: read again", seed)
                    .isEqualTo(ContactHashes.address(text.toString()));
        }
    }

    @Test
    void an_address_is_composed_trimmed_and_in_lower_case() {
        for (long seed = 1; seed <= CASES; seed++) {
            Random random = new Random(seed);
            String address = oneOf(random, List.of("anna", "ren\u00e9.e", "a+b", "\u00fc_1")) + random.nextInt(100)
                    + "@" + oneOf(random, List.of("example.com", "b\u00fccher.example"));
            String written = random.nextBoolean() ? address.toUpperCase(Locale.ROOT) : address;
            String spelt = random.nextBoolean()
                    ? java.text.Normalizer.normalize(written, java.text.Normalizer.Form.NFD)
                    : written;
            assertThat(ContactHashes.address(oneOf(random, List.of("", " ", "\t", "\n")) + spelt + " "))
                    .as("seed %d, %s", seed, spelt)
                    .contains(address);
        }
    }

    @Test
    void no_tricks_of_a_provider_are_played_on_an_address() {
        List<String> people = List.of(
                "anna.muster@example.com",
                "annamuster@example.com",
                "anna.muster+shop@example.com",
                "anna.muster@mail.example.com",
                "anna.muster@example.org");
        assertThat(people.stream().map(Contact::email).map(hashes::of).distinct())
                .hasSameSizeAs(people);
    }

    @Test
    void an_address_that_cannot_be_read_matches_nothing() {
        for (String written : List.of(
                "",
                "@",
                "anna",
                "anna@",
                "@example.com",
                "anna@example",
                "anna@example.com.",
                "anna@.example.com",
                "anna@example..com",
                "an na@example.com",
                "anna@exam\u00a0ple.com",
                "anna@@example.com",
                "anna@example.com, bert@example.com",
                "Anna <anna@example.com>",
                "\"anna\"@example.com",
                "mailto:anna@example.com",
                "anna\uff20example.com",
                "anna@" + "a".repeat(250) + ".com",
                "anna\ud83d@example.com",
                "+49 30 123456")) {
            assertThat(hashes.of(Contact.email(written))).as(written).isEmpty();
        }
    }

    @Test
    void a_contact_does_not_tell_what_it_is_about() {
        assertThat(Contact.telephone("030 123456")).hasToString("telephone:***");
        assertThat(Contact.email("anna@example.com")).hasToString("email:***");
    }

    @Test
    void a_calling_code_is_one_to_three_digits() {
        for (String wrong : List.of("", "0", "+49", "1234", "4a")) {
            assertThatIllegalArgumentException().isThrownBy(() -> DialPlan.withTrunkZero(wrong));
        }
    }
}
