package io.klartext.consent.policy;

/**
 * In which respect a purpose, or the policy as a whole, can differ between two versions, and the rule that weighs it.
 * These rules alone decide who is asked again; {@link PolicyVersions} applies them.
 *
 * <p>Where a rule speaks of a text, another text counts as another meaning, unless the author declared the change
 * {@linkplain DeclaredChange#EDITORIAL editorial}. A text is another one if it differs in a language that both versions
 * have; a translation that is added changes nothing for who read the others.
 */
public enum Respect {
    /** The purpose itself. A new one is material, also one that was away for a version; one less is narrower. */
    PURPOSE,
    /** The author declared the change material, or the words changed and changed back. Material. */
    MEANING,
    /** Who is responsible (EDPB guidelines 05/2020, 3.3.1). The controller's name is a text. */
    CONTROLLER,
    /** Why the purpose is lawful. Another one is material (GDPR 6(1), 13(1)(c)). */
    LEGAL_BASIS,
    /** The purpose's title: a text. */
    TITLE,
    /** The purpose's description: a text. */
    DESCRIPTION,
    /** The interest that prevails (GDPR 13(1)(d)): a text, also where it appears or vanishes. */
    INTEREST,
    /**
     * The rules of an automated decision (GDPR 13(2)(f)): a text, also where it appears or vanishes. Editorial where no
     * machine decides any more.
     */
    LOGIC,
    /** A data category. One more is material, one less is narrower. */
    DATA,
    /** What people read for a data category: a text. */
    DATA_TITLE,
    /** An attribute under a data category. One more there is material, one less is narrower. */
    ATTRIBUTE,
    /**
     * What is seen of an attribute that both versions use. Material if more is seen, or something else; narrower if all
     * that is seen now could be told from what was seen before, such as the month instead of the day.
     */
    MINIMISE,
    /** Where the data of a category comes from (GDPR 14(2)(f)). Another origin is material. */
    ORIGIN,
    /** Who handed the data of a category over (GDPR 14(2)(f)): a text, also where it appears or vanishes. */
    SOURCE,
    /**
     * Whether a data category is special (GDPR 9). Declared special it is material; no longer special it is material
     * too, since the same data then loses its protection.
     */
    SPECIAL_CATEGORY,
    /** Whether a data category is about other people. Material if it now is, narrower if it no longer is. */
    THIRD_PERSONS,
    /** Who gets data. One more, or another name under the same id, is material; one less is narrower. */
    RECIPIENT,
    /** Where a recipient processes the data. Another country is material. */
    COUNTRY,
    /** For whom a recipient acts. Material if it now acts for itself, narrower if it now acts for the shop. */
    RECIPIENT_ROLE,
    /**
     * On which ground data leaves the European Economic Area. Another one, the loss of one, and the exception of GDPR 49
     * are material; a safeguard of GDPR 45 to 47 where none was told is narrower.
     */
    TRANSFER,
    /** The agreement that a recipient is bound by. It is not part of what people are asked: editorial. */
    CONTRACT,
    /** A certificate of a recipient. It is not part of what people are asked: editorial. */
    CERTIFICATE,
    /** How long data is kept. Longer is material, shorter is narrower. */
    RETENTION,
    /** How long a grant lasts. Longer or without end is material, shorter or with an end is narrower. */
    CONSENT_LIFETIME,
    /** Whether a machine decides alone (GDPR 22). Switched on it is material, switched off narrower. */
    AUTOMATED_DECISION,
    /** What a profile is evaluated for. Another use is material, none is narrower. */
    PROFILING,
    /**
     * Whether the purpose is direct marketing (GDPR 21(2)). Material in both directions: who granted something else did
     * not grant marketing, and what leaves it leaves behind who objected to marketing as a whole.
     */
    DIRECT_MARKETING,
    /** A browser signal that denies the purpose. One that is no longer heard is material, one more is narrower. */
    BROWSER_SIGNAL,
    /** How long somebody who said no is left alone. Longer is narrower; shorter is editorial: no grant covers it. */
    ASK_AGAIN_AFTER,
    /** What happens to a required purpose while no state can be had. Editorial: no grant covers it. */
    WHEN_UNAVAILABLE,
    /** A name in another vocabulary. Editorial: no person reads it. */
    MAPPING,
    /** How to reach the controller, its officer, its authority or the human review. Editorial, for the whole policy. */
    CONTACT,
    /** A language of the policy. Editorial, for the whole policy. */
    LANGUAGE,
    /** A {@link PolicyText}. Editorial, for the whole policy. */
    POLICY_TEXT,
    /** A feature and the purposes that it needs. Editorial, for the whole policy. */
    FEATURE
}
