package io.klartext.consent.servlet.internal.pack;

import io.klartext.consent.policy.DataCategory;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.Purpose;
import io.klartext.consent.policy.PurposeId;
import java.util.List;

/**
 * The ids of one policy version as numbers. The version never changes once published, so the numbers hold for as long as
 * any cookie or link. Direct marketing as a whole is purpose 0. An id or number that the version does not know is an
 * {@link IllegalArgumentException}.
 */
public final class PolicyDictionary {

    private static final int FINGERPRINT_DIGITS = 4;

    private final Policy policy;
    private final int fingerprint;
    private final List<PurposeId> purposes;
    private final List<String> categories;

    PolicyDictionary(Policy policy) {
        this.policy = policy;
        this.fingerprint = Integer.parseInt(policy.contentHash().substring(0, FINGERPRINT_DIGITS), 16);
        this.purposes = policy.purposes().stream().map(Purpose::id).toList();
        this.categories = policy.dataCategories().stream().map(DataCategory::id).toList();
    }

    /**
     * The policy version.
     *
     * @return the policy
     */
    public Policy policy() {
        return policy;
    }

    /** Some bits of the content's hash: they tell two documents apart that a developer gave the same number. */
    int fingerprint() {
        return fingerprint;
    }

    /**
     * A purpose's number.
     *
     * @param id a purpose of the version, or direct marketing as a whole
     * @return its number
     */
    public int numberOf(PurposeId id) {
        return id.equals(PurposeId.DIRECT_MARKETING) ? 0 : 1 + known(purposes.indexOf(id));
    }

    /**
     * The purpose of a number.
     *
     * @param number as {@link #numberOf(PurposeId)} gave it
     * @return its id
     */
    public PurposeId purpose(int number) {
        return number == 0 ? PurposeId.DIRECT_MARKETING : at(purposes, number - 1);
    }

    /**
     * A data category's number.
     *
     * @param id a category of the version
     * @return its number
     */
    public int numberOfCategory(String id) {
        return known(categories.indexOf(id));
    }

    /**
     * The data category of a number.
     *
     * @param number as {@link #numberOfCategory} gave it
     * @return its id
     */
    public String category(int number) {
        return at(categories, number);
    }

    /**
     * A language's number.
     *
     * @param code a language of the version
     * @return its number
     */
    public int numberOfLanguage(String code) {
        return known(policy.languages().indexOf(code));
    }

    /**
     * The language of a number.
     *
     * @param number as {@link #numberOfLanguage} gave it
     * @return its code
     */
    public String language(int number) {
        return at(policy.languages(), number);
    }

    private static int known(int index) {
        if (index < 0) {
            throw new IllegalArgumentException("The policy version has no such id");
        }
        return index;
    }

    private static <T> T at(List<T> list, int index) {
        if (index < 0 || index >= list.size()) {
            throw new IllegalArgumentException("The policy version has no such number");
        }
        return list.get(index);
    }
}
