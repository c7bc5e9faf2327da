package io.klartext.consent.servlet.internal.adapt.response;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The shop's stream: a view of the sink. */
final class PageStream extends ServletOutputStream {

    private final PageSink sink;

    PageStream(PageSink sink) {
        this.sink = sink;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        sink.write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
        sink.flush();
    }

    @Override
    public void close() throws IOException {
        sink.close();
    }

    @Override
    public boolean isReady() {
        return sink.isReady();
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        try {
            sink.setWriteListener(listener);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
