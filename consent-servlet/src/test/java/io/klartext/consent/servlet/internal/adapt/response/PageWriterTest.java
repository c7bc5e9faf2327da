package io.klartext.consent.servlet.internal.adapt.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever waits in a writer, and for how long, the bytes are those of the text. */
class PageWriterTest {

    private static final long SEED = 20261123;
    private static final String LETTERS = "abc <>\u00e9\u6f22\u5b57\u4eee";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private static String text(Random random, int length) {
        StringBuilder text = new StringBuilder();
        random.ints(length, 0, LETTERS.length()).forEach(letter -> text.append(LETTERS.charAt(letter)));
        return text.toString();
    }

    private static void inPieces(String text, PageWriter writer, Random random) throws IOException {
        int at = 0;
        while (at < text.length()) {
            int piece = Math.min(text.length() - at, 1 + random.nextInt(random.nextBoolean() ? 3 : 2000));
            switch (random.nextInt(3)) {
                case 0 -> writer.write(text, at, piece);
                case 1 -> writer.write(text.toCharArray(), at, piece);
                default -> {
                    for (int i = at; i < at + piece; i++) {
                        writer.write(text.charAt(i));
                    }
                }
            }
            at += piece;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "windows-1252", "ISO-2022-JP"})
    void the_bytes_are_those_of_the_text_however_it_is_cut(String encoding) throws IOException {
        Charset charset = Charset.forName(encoding);
        for (long seed = SEED; seed < SEED + 200; seed++) {
            Random random = new Random(seed);
            String text = text(random, random.nextInt(12_000));
            // now and then it is no longer certain that somebody sees the end
            int often = 1 + random.nextInt(4);
            PageWriter writer = new PageWriter(out, () -> random.nextInt(often) == 0, charset);
            out.reset();
            inPieces(text, writer, random);
            writer.close();
            assertThat(out.toByteArray()).as("seed %d", seed).isEqualTo(text.getBytes(charset));
        }
    }

    @Test
    void an_encoding_is_ended_where_no_room_is_left_too() throws IOException {
        Charset charset = Charset.forName("ISO-2022-JP");
        for (int length = 4080; length < 4110; length++) {
            String text = "\u6f22".repeat(length);
            PageWriter writer = new PageWriter(out, () -> true, charset);
            out.reset();
            writer.write(text);
            writer.close();
            assertThat(out.toByteArray()).as("%d letters", length).isEqualTo(text.getBytes(charset));
        }
    }

    @Test
    void what_waits_is_passed_on_or_forgotten_as_a_whole() throws IOException {
        PageWriter writer = new PageWriter(out, () -> true, StandardCharsets.UTF_8);
        String text = text(new Random(SEED), 3000);
        writer.write(text);
        writer.reset();
        writer.write(text, 0, 2000);
        assertThat(out.size()).isZero();
        writer.pass();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(text.substring(0, 2000));
    }

    @Test
    void nothing_waits_where_nothing_may() throws IOException {
        PageWriter writer = new PageWriter(out, () -> false, StandardCharsets.UTF_8);
        for (int i = 0; i < 2000; i++) {
            writer.write('a');
            assertThat(out.size()).isEqualTo(i + 1);
        }
    }
}
