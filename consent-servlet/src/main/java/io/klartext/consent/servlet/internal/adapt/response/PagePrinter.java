package io.klartext.consent.servlet.internal.adapt.response;

import java.io.IOException;
import java.io.PrintWriter;

/**
 * The writer that a shop gets. It takes no lock where the JDK's takes one for each letter: a response is used by one thread at
 * a time, and servlet containers do it so too.
 */
final class PagePrinter extends PrintWriter {

    PagePrinter(PageWriter page) {
        super(page, false);
    }

    @Override
    public void write(int c) {
        try {
            if (isOpen()) {
                out.write(c);
            }
        } catch (IOException e) {
            setError();
        }
    }

    @Override
    public void write(char[] chars, int offset, int length) {
        try {
            if (isOpen()) {
                out.write(chars, offset, length);
            }
        } catch (IOException e) {
            setError();
        }
    }

    @Override
    public void write(String text, int offset, int length) {
        try {
            if (isOpen()) {
                out.write(text, offset, length);
            }
        } catch (IOException e) {
            setError();
        }
    }

    private boolean isOpen() {
        boolean open = out != null;
        if (!open) {
            setError();
        }
        return open;
    }
}
