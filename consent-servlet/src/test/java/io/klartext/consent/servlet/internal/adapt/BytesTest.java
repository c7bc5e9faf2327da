package io.klartext.consent.servlet.internal.adapt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

class BytesTest {

    /** Where in bytes something stands next. */
    private interface Search {
        int in(byte[] bytes, int from, int to);
    }

    @Test
    void finds_what_a_plain_loop_finds_whatever_stands_around_it() {
        // Neighbours of the wanted byte, with and without the highest bit, are what a borrow could mistake.
        assertFinds(
                (bytes, from, to) -> Bytes.find('<', bytes, from, to),
                c -> c == '<',
                new Random(1),
                "<;=\u00bc\u00bb\u00bd\u0000\u0001a");
    }

    @Test
    void equal_bytes_have_equal_hashes_wherever_they_stand() {
        byte[] one = "..<b class='a long enough one'>".getBytes(StandardCharsets.US_ASCII);
        byte[] other = "<b class='a long enough one'>...".getBytes(StandardCharsets.US_ASCII);
        assertThat(Bytes.hash(one, 2, one.length)).isEqualTo(Bytes.hash(other, 0, other.length - 3));
        assertThat(Bytes.hash(one, 2, one.length)).isNotEqualTo(Bytes.hash(one, 2, one.length - 1));
    }

    @Test
    void finds_where_a_name_may_end_as_a_plain_loop_does() {
        assertFinds(
                Bytes::findNameEnd,
                c -> (c >= 0 && c <= ' ') || "/=>".indexOf(c) >= 0,
                new Random(2),
                "a-./0<=>?@ !\t\u0000\u00a0\u00bd\u00af");
    }

    @Test
    void finds_white_space_as_a_plain_loop_does() {
        assertFinds(
                Bytes::findSpace,
                c -> " \t\n\f\r".indexOf(c) >= 0,
                new Random(4),
                "a!\u001f\u0000\u00a0 \t\n\f\r\u000b");
    }

    private static void assertFinds(Search search, IntPredicate wanted, Random random, String letters) {
        for (int round = 0; round < 20_000; round++) {
            byte[] in = random(random, letters);
            int from = in.length == 0 ? 0 : random.nextInt(in.length);
            int expected = from;
            while (expected < in.length && !wanted.test(in[expected])) {
                expected++;
            }
            assertThat(search.in(in, from, in.length)).isEqualTo(expected);
        }
    }

    @Test
    void names_are_equal_where_they_differ_in_the_size_of_ascii_letters_alone() {
        Random random = new Random(3);
        for (int round = 0; round < 20_000; round++) {
            byte[] name = random(random, "azAZ@[`{-k\u00e1\u00c1");
            byte[] other = name.clone();
            int at = name.length == 0 ? 0 : random.nextInt(name.length);
            if (name.length > 0) {
                other[at] ^= 0x20;
            }
            boolean letter = name.length == 0 || Ascii.letter(name[at]);
            byte[] among = ("<" + latin(other) + " ").getBytes(StandardCharsets.ISO_8859_1);
            assertThat(Bytes.hashOfName(among, 1, 1 + other.length) == Bytes.hashOfName(name, 0, name.length))
                    .as(latin(name) + " and " + latin(other))
                    .isEqualTo(letter);
        }
    }

    @Test
    void a_name_with_a_zero_byte_at_its_end_is_another() {
        byte[] name = "a\u0000b\u0000".getBytes(StandardCharsets.US_ASCII);
        assertThat(Bytes.hashOfName(name, 0, 1)).isNotEqualTo(Bytes.hashOfName(name, 0, 2));
        assertThat(Bytes.hashOfName(name, 0, 1)).isNotEqualTo(Bytes.hashOfName(name, 2, 4));
    }

    @Test
    void plain_is_what_is_ascii_and_without_references() {
        Random random = new Random(4);
        for (int round = 0; round < 20_000; round++) {
            byte[] in = random(random, random.nextBoolean() ? "aaaaaaaaaaaaa'%" : "aaaaaaaaaaaaaaaaaaa'%&\u00a6");
            assertThat(Bytes.plain(in, 0, in.length))
                    .isEqualTo(latin(in).chars().allMatch(c -> c < 0x80 && c != '&'));
        }
    }

    private static byte[] random(Random random, String letters) {
        byte[] bytes = new byte[random.nextInt(40)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) letters.charAt(random.nextInt(letters.length()));
        }
        return bytes;
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
