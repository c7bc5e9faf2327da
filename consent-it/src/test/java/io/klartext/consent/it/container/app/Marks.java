package io.klartext.consent.it.container.app;

import io.klartext.consent.servlet.internal.adapt.response.PageAdaptation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The smallest adaptation that a response can stumble over: it makes pages longer and shorter, keeps back what may be the
 * begin of a mark, and marks where a page begins and ends, so that a page that is adapted twice is seen.
 */
final class Marks implements PageAdaptation {

    static final String BEGIN = "<!--begin-->";
    static final String END = "<!--end-->";

    /** What {@code [[+]]} becomes; {@code [[-...]]} becomes nothing. */
    static final String MORE = "+".repeat(1000);

    @Override
    public boolean wanted(@Nullable String contentType, int status) {
        return contentType == null || contentType.startsWith("text/html");
    }

    @Override
    public OutputStream over(OutputStream out, Charset charset) {
        return new Marked(out);
    }

    private static final class Marked extends OutputStream {

        private final OutputStream out;
        private final ByteArrayOutputStream certain = new ByteArrayOutputStream();
        private final ByteArrayOutputStream mark = new ByteArrayOutputStream();

        Marked(OutputStream out) {
            this.out = out;
            certain.writeBytes(BEGIN.getBytes(StandardCharsets.US_ASCII));
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            for (int i = offset; i < offset + length; i++) {
                take(bytes[i]);
            }
            passOn();
        }

        private void take(byte b) {
            if (mark.size() == 0 && b != '[') {
                certain.write(b);
                return;
            }
            mark.write(b);
            String text = mark.toString(StandardCharsets.ISO_8859_1);
            if (mark.size() == 2 && !text.equals("[[")) {
                giveUp();
            } else if (text.endsWith("]]")) {
                if (text.equals("[[+]]")) {
                    certain.writeBytes(MORE.getBytes(StandardCharsets.US_ASCII));
                    mark.reset();
                } else if (text.startsWith("[[-")) {
                    mark.reset();
                } else {
                    giveUp();
                }
            }
        }

        private void giveUp() {
            certain.writeBytes(mark.toByteArray());
            mark.reset();
        }

        private void passOn() throws IOException {
            byte[] bytes = certain.toByteArray();
            certain.reset();
            out.write(bytes, 0, bytes.length);
        }

        @Override
        public void flush() throws IOException {
            passOn();
        }

        @Override
        public void close() throws IOException {
            if (!mark.toString(StandardCharsets.ISO_8859_1).startsWith("[[-")) {
                giveUp();
            }
            certain.writeBytes(END.getBytes(StandardCharsets.US_ASCII));
            passOn();
            out.close();
        }
    }
}
