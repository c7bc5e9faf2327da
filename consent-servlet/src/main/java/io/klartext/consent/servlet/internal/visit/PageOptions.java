package io.klartext.consent.servlet.internal.visit;

import io.klartext.consent.servlet.adapt.PageRules;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What becomes of a shop's existing pages.
 *
 * @param rules what on them is only there for a purpose
 * @param dryRun in which sessions those rules are only tried, so that nothing is left out or refused by them
 * @param withdrawal whether pages tell whoever has allowed something so, with a button that takes it back
 * @param fallback the page that is sent in place of one of which nothing can be; empty for our own
 * @param meters where it is counted what went otherwise than the rules say
 */
public record PageOptions(
        PageRules rules,
        Predicate<HttpServletRequest> dryRun,
        boolean withdrawal,
        Optional<String> fallback,
        Optional<MeterRegistry> meters) {

    /** In no session. */
    public static final Predicate<HttpServletRequest> NO_SESSION = request -> false;

    /** No page is touched. */
    public static final PageOptions NONE =
            new PageOptions(PageRules.NONE, NO_SESSION, true, Optional.empty(), Optional.empty());

    /**
     * The same with other rules.
     *
     * @param other the rules
     * @return new options
     */
    public PageOptions rules(PageRules other) {
        return new PageOptions(other, dryRun, withdrawal, fallback, meters);
    }

    /**
     * The same with sessions in which the rules are only tried.
     *
     * @param sessions which
     * @return new options
     */
    public PageOptions dryRun(Predicate<HttpServletRequest> sessions) {
        return new PageOptions(rules, sessions, withdrawal, fallback, meters);
    }

    /**
     * The same with or without the button that takes back what was allowed.
     *
     * @param shown whether pages have it
     * @return new options
     */
    public PageOptions withdrawal(boolean shown) {
        return new PageOptions(rules, dryRun, shown, fallback, meters);
    }

    /**
     * The same with a page for those of which nothing can be sent.
     *
     * @param html the page
     * @return new options
     */
    public PageOptions fallback(String html) {
        return new PageOptions(rules, dryRun, withdrawal, Optional.of(html), meters);
    }

    /**
     * The same with counting.
     *
     * @param registry where to
     * @return new options
     */
    public PageOptions meters(MeterRegistry registry) {
        return new PageOptions(rules, dryRun, withdrawal, fallback, Optional.of(registry));
    }
}
