package io.klartext.consent.policy;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * One thing that differs between two versions of a policy: in which respect, how much it weighs, and what was said before
 * and after. Something new has no {@code before}, something gone has no {@code after}.
 *
 * @param respect what differs; its documentation is the rule for the weight
 * @param weight whether it asks again
 * @param about the data category, recipient or field that it belongs to, where it does not belong to the purpose itself
 * @param before what the older version says
 * @param after what the newer version says
 * @param since the version in between that {@code before} is taken from, where it is not the older one: what was narrowed
 *     and widened again is wider than it was meanwhile
 */
public record Difference(
        Respect respect,
        Weight weight,
        Optional<DiffValue> about,
        Optional<DiffValue> before,
        Optional<DiffValue> after,
        OptionalInt since) {

    /** What a difference means for a grant. */
    public enum Weight {
        /** Wider, a new meaning, or declared material: who granted before is asked again. */
        MATERIAL,
        /** Less than was granted, or more protection: the grant stays good. */
        NARROWER,
        /** Nothing that a grant covers: the grant stays good. */
        EDITORIAL
    }

    /**
     * The difference in one plain sentence, with the policy's own words in it.
     *
     * @param language a language code; German and English sentences exist, for other languages the sentence is English
     *     around the policy's words in that language, where it has them
     * @return a sentence without a full stop, such as "Now also uses: What you viewed"; plain text, not HTML
     */
    public String in(String language) {
        return DiffWords.in(language).say(this);
    }

    boolean material() {
        return weight == Weight.MATERIAL;
    }

    Difference weighing(Weight other) {
        return new Difference(respect, other, about, before, after, since);
    }

    Difference comparedWith(int version) {
        return new Difference(respect, weight, about, before, after, OptionalInt.of(version));
    }

    /** Whether both are about the same thing in the newer version, whatever they compare it with. */
    boolean sameThing(Difference other) {
        return respect == other.respect
                && about.equals(other.about)
                && after.or(() -> before).equals(other.after.or(() -> other.before));
    }

    /** Whether both are about the same text, whatever it says and whatever its data category is called. */
    boolean sameText(Difference other) {
        return respect == other.respect && category().equals(other.category());
    }

    private Optional<String> category() {
        return about.map(thing -> thing instanceof DiffValue.Category category ? category.id() : "");
    }
}
