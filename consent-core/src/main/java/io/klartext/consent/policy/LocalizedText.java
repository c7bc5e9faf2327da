package io.klartext.consent.policy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One text in each language of the policy.
 *
 * <p>Making one throws {@link IllegalArgumentException} if there is no text at all.
 *
 * @param byLanguage the text for each language code, in the order of the policy's {@code languages}; never empty
 */
public record LocalizedText(Map<String, String> byLanguage) {

    public LocalizedText {
        if (byLanguage.isEmpty()) {
            throw new IllegalArgumentException("A text needs at least one language");
        }
        byLanguage = Collections.unmodifiableMap(new LinkedHashMap<>(byLanguage));
    }

    /**
     * The text in a language, or in the policy's first language where this one has none.
     *
     * @param language a language code such as {@code de}
     * @return the text; never empty
     */
    public String in(String language) {
        String text = byLanguage.get(language);
        return text != null ? text : byLanguage.values().iterator().next();
    }
}
