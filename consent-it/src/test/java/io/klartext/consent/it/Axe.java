package io.klartext.consent.it;

import com.deque.html.axecore.args.AxeRuleOptions;
import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;

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
     * it describes every element that is as it should be, unless it is asked for nothing but violations. How large a target must
     * be (WCAG 2.2, 2.5.8) it only looks at when told to.
     */
    private static AxeBuilder axe(Page page) {
        AxeRunOptions options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        AxeRuleOptions on = new AxeRuleOptions();
        on.setEnabled(true);
        options.setRules(Map.of("target-size", on));
        return new AxeBuilder(page).options(options).setLegacyMode(true);
    }
}
