package io.klartext.consent.it;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;

/** What axe finds on a page. */
public final class Axe {

    private Axe() {}

    /** The rules that the page breaks. */
    public static List<Rule> violations(Page page) {
        return axe(page).analyze().getViolations();
    }

    /** The rules that a part of the page breaks. */
    public static List<Rule> violations(Page page, String inside) {
        return axe(page).include(List.of(inside)).analyze().getViolations();
    }

    /**
     * Our pages have no frames. Only for frames axe opens another page each time, which costs as much as looking at one; and
     * it describes every element that is as it should be, unless it is asked for nothing but violations.
     */
    private static AxeBuilder axe(Page page) {
        AxeRunOptions options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        return new AxeBuilder(page).options(options).setLegacyMode(true);
    }
}
