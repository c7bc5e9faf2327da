package io.klartext.consent.servlet.internal.visit;

import io.klartext.consent.policy.LegalBasis;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.Purpose;
import io.klartext.consent.policy.PurposeId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The consent requests that a browser may answer for somebody (ADPC, section 6.1). An identifier names one wording for
 * ever: version and content of the policy are part of it, so that no answer counts for a text that was not shown.
 */
public final class ConsentRequests {

    private static final int CONTENT_DIGITS = 8;

    private ConsentRequests() {}

    /**
     * The purposes that are offered. Special data is not: it needs a statement of its own, on our own page.
     *
     * @param policy the policy that counts
     * @return those that rest on consent
     */
    public static List<Purpose> offered(Policy policy) {
        return policy.purposes().stream()
                .filter(purpose -> purpose.legalBasis() == LegalBasis.CONSENT && !policy.usesSpecialData(purpose))
                .toList();
    }

    /**
     * The identifier of a request.
     *
     * @param policy the policy whose text is offered
     * @param purpose a purpose of it
     * @return such as {@code v3-1a2b3c4d.newsletter}
     */
    public static String idOf(Policy policy, PurposeId purpose) {
        return "v" + policy.version() + "-" + policy.contentHash().substring(0, CONTENT_DIGITS) + "." + purpose;
    }

    /**
     * The purposes that identifiers are about, whichever version they name.
     *
     * @param identifiers any texts
     * @return the purposes; what names none is left out
     */
    public static Set<PurposeId> purposesOf(Collection<String> identifiers) {
        return identifiers.stream()
                .map(identifier -> identifier.substring(identifier.lastIndexOf('.') + 1))
                .filter(PurposeId::isValid)
                .map(PurposeId::of)
                .collect(Collectors.toSet());
    }
}
