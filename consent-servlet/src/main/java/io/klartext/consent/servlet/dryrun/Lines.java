package io.klartext.consent.servlet.dryrun;

import java.nio.charset.Charset;
import java.util.Arrays;

/** Finds lines and columns of a page. */
final class Lines {

    private final byte[] page;
    private final Charset charset;
    private final int[] starts;

    Lines(byte[] page, Charset charset) {
        this.page = page;
        this.charset = charset;
        int[] found = new int[64];
        int count = 1;
        for (int i = 0; i < page.length; i++) {
            if (page[i] == '\n' || (page[i] == '\r' && (i + 1 == page.length || page[i + 1] != '\n'))) {
                found = count == found.length ? Arrays.copyOf(found, 2 * count) : found;
                found[count++] = i + 1;
            }
        }
        starts = Arrays.copyOf(found, count);
    }

    Place place(long offset) {
        int at = (int) Math.min(offset, page.length);
        int found = Arrays.binarySearch(starts, at);
        int line = found >= 0 ? found : -found - 2;
        String before = new String(page, starts[line], at - starts[line], charset);
        return new Place(line + 1, before.codePointCount(0, before.length()) + 1, at);
    }
}
