package io.klartext.consent.ledger;

import io.klartext.consent.policy.Notice;
import io.klartext.consent.policy.PurposeId;
import java.util.List;
import java.util.Optional;

/**
 * A notice was shown, whether or not it was answered: proof of having informed (GDPR 5(2), 13). It changes no decision.
 *
 * <p>Making one throws {@link IllegalArgumentException} if version, notice hash or language are not given.
 *
 * @param policyVersion the version of the policy that was shown
 * @param noticeHash the hash of the notice: 64 lower-case hexadecimal digits
 * @param language the code of the language it was shown in
 * @param purposes the purposes that could be chosen about, in the order shown
 * @param surface the page on which it was shown
 */
public record NoticeShown(
        int policyVersion, String noticeHash, String language, List<PurposeId> purposes, Optional<String> surface)
        implements Fact {

    public NoticeShown {
        Evidence.requireShown(policyVersion, noticeHash, language);
        purposes = List.copyOf(purposes);
    }

    /**
     * A notice was shown.
     *
     * @param notice the notice
     * @param purposes the purposes that could be chosen about
     * @param surface the page
     * @return the fact
     */
    public static NoticeShown of(Notice notice, List<PurposeId> purposes, String surface) {
        return new NoticeShown(
                notice.policyVersion(), notice.hash(), notice.language(), purposes, Optional.of(surface));
    }

    @Override
    public String kind() {
        return "notice-shown";
    }
}
