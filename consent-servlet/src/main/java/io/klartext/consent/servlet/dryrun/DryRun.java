package io.klartext.consent.servlet.dryrun;

import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.servlet.adapt.PageRules;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Reads a saved page under rules, and tells what they would do to it: nothing is decided, stored or sent. Immutable and safe
 * for use by any number of threads, as far as the predicate is.
 *
 * <pre>{@code
 * DryRunReport report = DryRun.of(PageRules.read(file), "/cart").read(page, OutputStream.nullOutputStream());
 * }</pre>
 *
 * @param rules the rules
 * @param path the path of the page inside the web application, as a browser asks for it, without a query
 * @param origin where the page came from, such as {@code https://shop.example}: addresses of scripts are relative to it
 * @param charset what the shop says of the page in its header
 * @param denied which purposes are denied
 */
public record DryRun(PageRules rules, String path, String origin, Charset charset, Predicate<PurposeId> denied) {

    private static final Pattern PATH = Pattern.compile("/[^?#\\s]*");
    private static final Pattern ORIGIN = Pattern.compile("https?://[^/?#\\s]+");

    public DryRun {
        if (!PATH.matcher(path).matches()) {
            throw new IllegalArgumentException(
                    "a path starts with \"/\" and has no query, no fragment and no blanks, such as /cart");
        }
        if (!ORIGIN.matcher(origin).matches()) {
            throw new IllegalArgumentException("an origin is scheme and host only, such as https://shop.example");
        }
    }

    /**
     * A dry run of a page in UTF-8 for somebody who has refused everything.
     *
     * @param rules the rules
     * @param path the path of the page inside the web application
     * @return a dry run
     * @throws IllegalArgumentException if it is no path
     */
    public static DryRun of(PageRules rules, String path) {
        return new DryRun(rules, path, "http://localhost", StandardCharsets.UTF_8, purpose -> true);
    }

    /**
     * The same for a page from somewhere else.
     *
     * @param shop scheme, host and port, such as {@code https://shop.example}
     * @return a dry run
     * @throws IllegalArgumentException if it is no origin
     */
    public DryRun from(String shop) {
        return new DryRun(rules, path, shop, charset, denied);
    }

    /**
     * The same for a page in another charset.
     *
     * @param other the charset
     * @return a dry run
     */
    public DryRun in(Charset other) {
        return new DryRun(rules, path, origin, other, denied);
    }

    /**
     * The same for somebody else.
     *
     * @param purposes which purposes are denied
     * @return a dry run
     */
    public DryRun denying(Predicate<PurposeId> purposes) {
        return new DryRun(rules, path, origin, charset, purposes);
    }

    /**
     * Reads a page.
     *
     * @param page its bytes
     * @param adapted gets the page as it would be sent, but for what depends on a person: the notice is not in it, links to
     *     explanations lead to no explanation, and where a fragment of the shop would stand a comment names it. It is not
     *     closed
     * @return what the rules would do
     * @throws IOException if {@code adapted} does
     */
    public DryRunReport read(byte[] page, OutputStream adapted) throws IOException {
        return new Reading(this, page).report(adapted);
    }
}
