package io.klartext.consent.servlet.internal.why;

import io.klartext.consent.explain.Control;
import io.klartext.consent.explain.Explanation;
import io.klartext.consent.explain.Factor;
import io.klartext.consent.explain.Influence;
import io.klartext.consent.explain.Offer;
import io.klartext.consent.explain.Offer.Effect;
import io.klartext.consent.explain.Offer.Kind;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.policy.LegalBasis;
import io.klartext.consent.policy.Origin;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.servlet.internal.pack.Packer;
import io.klartext.consent.servlet.internal.pack.PolicyDictionaries;
import io.klartext.consent.servlet.internal.pack.PolicyDictionary;
import io.klartext.consent.servlet.internal.pack.Unpacker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The bytes of an explanation: ids as numbers of the policy version, everything else as short as is simple. */
final class ToldFormat {

    private static final int MOST_ID = 120;
    private static final int MOST_TITLE = 120;
    private static final int MOST_VALUE = 120;

    /** The order is part of the format: append, never insert. */
    private static final List<Origin> ORIGINS = List.of(Origin.TOLD, Origin.OBSERVED, Origin.INFERRED, Origin.RECEIVED);

    private static final List<Influence> INFLUENCES =
            List.of(Influence.PRIMARY, Influence.CONTRIBUTING, Influence.MINOR, Influence.UNKNOWN);
    private static final List<Kind> KINDS = List.of(Kind.EDITORIAL, Kind.OWN, Kind.ADVERTISEMENT);
    private static final List<Effect> EFFECTS = List.of(Effect.SELECTION, Effect.RANKING, Effect.PRICE, Effect.CONTENT);

    private final PolicyDictionaries dictionaries;

    ToldFormat(PolicyDictionaries dictionaries) {
        this.dictionaries = dictionaries;
    }

    byte[] write(Told told) {
        Explanation why = told.explanation();
        Packer out = new Packer();
        PolicyDictionary dictionary = dictionaries.pack(out, why.policyVersion());
        out.number(told.at().getEpochSecond());
        out.number(dictionary.numberOf(why.purpose()));
        optional(out, told.title(), MOST_TITLE);
        offer(out, why.offer());
        out.number(why.factors().size());
        for (Factor factor : why.factors()) {
            out.number(dictionary.numberOfCategory(factor.category()));
            out.number(ORIGINS.indexOf(factor.origin())).number(INFLUENCES.indexOf(factor.influence()));
            out.number(factor.values().size());
            factor.values().forEach(value -> out.text(value, MOST_VALUE));
            out.number(factor.more());
        }
        optional(out, why.allowedBy().map(EventId::value), MOST_ID);
        out.number(why.allowedUntil()
                .map(Instant::getEpochSecond)
                .filter(end -> end > 0)
                .orElse(0L));
        return out.toBytes();
    }

    private static void offer(Packer out, Offer offer) {
        out.text(offer.id(), MOST_ID).text(offer.surface(), MOST_ID);
        out.number(KINDS.indexOf(offer.kind())).number(EFFECTS.indexOf(offer.effect()));
        optional(out, offer.onBehalfOf(), MOST_TITLE);
        optional(out, offer.paidBy(), MOST_TITLE);
    }

    private static void optional(Packer out, Optional<String> text, int mostBytes) {
        out.text(text.orElse(""), mostBytes);
    }

    Told read(byte[] message) {
        Unpacker in = new Unpacker(message);
        PolicyDictionary dictionary = dictionaries.unpack(in);
        Instant at = Instant.ofEpochSecond(in.number());
        PurposeId purpose = dictionary.purpose(in.index());
        Optional<String> title = optional(in);
        Offer offer = offer(in);
        List<Factor> factors = factors(in, dictionary);
        Optional<EventId> allowedBy = optional(in).map(EventId::new);
        long until = in.number();
        Optional<LegalBasis> basis = dictionary.policy().purpose(purpose).map(known -> known.legalBasis());
        Explanation why = new Explanation(
                offer,
                factors.isEmpty() ? Explanation.Basis.NOT_PERSONALISED : Explanation.Basis.PERSONALISED,
                purpose,
                basis,
                dictionary.policy().version(),
                factors,
                allowedBy,
                until == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(until)),
                List.of(Control.LEARN_MORE));
        return new Told(why, title, at);
    }

    private static Offer offer(Unpacker in) {
        String id = in.text();
        String surface = in.text();
        Kind kind = constant(KINDS, in.index());
        Effect effect = constant(EFFECTS, in.index());
        return new Offer(id, kind, surface, effect, optional(in), optional(in));
    }

    private static List<Factor> factors(Unpacker in, PolicyDictionary dictionary) {
        List<Factor> factors = new ArrayList<>();
        for (int left = in.index(); left > 0; left--) {
            String category = dictionary.category(in.index());
            Origin origin = constant(ORIGINS, in.index());
            Influence influence = constant(INFLUENCES, in.index());
            List<String> values = new ArrayList<>();
            for (int named = in.index(); named > 0; named--) {
                values.add(in.text());
            }
            factors.add(
                    new Factor(category, origin, influence, values, (int) Math.min(in.number(), Integer.MAX_VALUE)));
        }
        return factors;
    }

    private static <T> T constant(List<T> constants, int index) {
        if (index >= constants.size()) {
            throw new IllegalArgumentException("There is no such constant in this version");
        }
        return constants.get(index);
    }

    private static Optional<String> optional(Unpacker in) {
        String text = in.text();
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
