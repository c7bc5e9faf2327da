package io.klartext.consent.servlet.internal.adapt;

import java.nio.charset.Charset;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a page besides its bytes.
 *
 * @param charset as {@link PageCharset} gives it; null if markup cannot be found in the page's charset
 * @param charsetIsSaid whether a header says it; else a {@code meta} of the page may say another one
 * @param isGuessed whether nothing says that it is a page, and it does not begin like one: then it may be a file, and goes on
 *     as it is where a page would be cut, unless that is in a denied block
 * @param leadsElsewhere whether addresses relative to a {@code <base href>} lead to another origin than the page's
 */
public record PageContext(
        @Nullable Charset charset, boolean charsetIsSaid, boolean isGuessed, Predicate<String> leadsElsewhere) {

    /**
     * A page whose charset is certain.
     *
     * @param charset as {@link PageCharset} gives it; null if markup cannot be found in it
     * @param leadsElsewhere whether a base leads to another origin
     * @return what is known of it
     */
    public static PageContext of(@Nullable Charset charset, Predicate<String> leadsElsewhere) {
        return new PageContext(charset, true, false, leadsElsewhere);
    }
}
