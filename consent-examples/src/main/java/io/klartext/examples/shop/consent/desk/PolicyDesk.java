package io.klartext.examples.shop.consent.desk;

import io.klartext.consent.ConsentManager;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PolicyDiff;
import io.klartext.consent.policy.PolicyLint;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * Shows what the next version of the policy changes, purpose by purpose and in the words that people will read, and
 * publishes it while the shop runs. For everybody but the data protection officer there is no such page.
 */
public final class PolicyDesk extends StaffDesk {

    /** The account of the data protection officer, who logs in as dora. */
    public static final String OFFICER = "s-1001";

    /** Where the desk is. */
    public static final String PATH = "/desk/policy";

    private static final long serialVersionUID = 1L;

    private final transient ConsentManager consents;
    private final transient Policy next;
    private final transient Clock clock;

    /**
     * A desk for one policy that waits.
     *
     * @param consents publishes it
     * @param next the policy that comes after the one that the shop was started with
     * @param clock tells the day for the lint
     */
    public PolicyDesk(ConsentManager consents, Policy next, Clock clock) {
        super(OFFICER);
        this.consents = consents;
        this.next = next;
        this.clock = clock;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        Policy current = consents.policy();
        boolean waits = next.version() > current.version();
        int from = waits ? current.version() : before(current);
        Policy older = consents.policies().version(from).orElse(current);
        PolicyDiff diff =
                waits ? PolicyDiff.between(older, next) : consents.policies().diff(from, current.version());
        request.setAttribute("current", current.version());
        request.setAttribute("waits", waits);
        request.setAttribute("to", diff.to());
        request.setAttribute("changes", ChangeLines.of(diff, language(request)));
        request.setAttribute(
                "findings", PolicyLint.check(waits ? next : current, Optional.of(older), LocalDate.now(clock)));
        request.setAttribute("officer", true);
        request.setAttribute("done", "published".equals(request.getParameter("done")) ? "published" : "");
        request.getRequestDispatcher("/WEB-INF/jsp/policy-desk.jsp").forward(request, response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        consents.publish(next);
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", PATH + "?done=published");
    }

    private int before(Policy current) {
        int version = current.version();
        while (version > 1
                && (version == current.version()
                        || consents.policies().version(version).isEmpty())) {
            version--;
        }
        return version;
    }

    private static String language(HttpServletRequest request) {
        return request.getAttribute("locale") instanceof Locale locale ? locale.getLanguage() : "en";
    }
}
