package io.klartext.consent.servlet.internal.enforce;

import io.klartext.consent.servlet.internal.adapt.PageRewriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Function;
import java.util.function.Supplier;

/** A page that is adapted, and another in its place if it ends and nothing of it could be sent. */
final class GivenUpPage extends OutputStream {

    private final Sent sent;
    private final PageRewriter page;
    private final Supplier<byte[]> instead;

    /**
     * A page, begun.
     *
     * @param out where it goes
     * @param adapting makes what adapts it
     * @param instead asked at the end if nothing was sent; no bytes if that is as it should be
     */
    GivenUpPage(OutputStream out, Function<OutputStream, PageRewriter> adapting, Supplier<byte[]> instead) {
        this.sent = new Sent(out);
        this.page = adapting.apply(sent);
        this.instead = instead;
    }

    @Override
    public void write(int b) throws IOException {
        page.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        page.write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
        page.flush();
    }

    @Override
    public void close() throws IOException {
        page.close();
        if (!sent.any) {
            sent.write(instead.get());
        }
    }

    private static final class Sent extends OutputStream {

        private final OutputStream out;
        private boolean any;

        Sent(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            any = true;
            out.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            any |= length > 0;
            out.write(bytes, offset, length);
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }
    }
}
