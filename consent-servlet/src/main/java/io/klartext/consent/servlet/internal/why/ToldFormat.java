package io.klartext.consent.servlet.internal.why;

import io.klartext.consent.explain.Automation;
import io.klartext.consent.explain.Basis;
import io.klartext.consent.explain.Control;
import io.klartext.consent.explain.Explanation;
import io.klartext.consent.explain.Factor;
import io.klartext.consent.explain.Offer;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.policy.LegalBasis;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.Purpose;
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

    private static final int FORMAT = 2;
    private static final int MOST_ID = 120;

    private final PolicyDictionaries dictionaries;

    ToldFormat(PolicyDictionaries dictionaries) {
        this.dictionaries = dictionaries;
    }

    byte[] write(Told told) {
        Explanation why = told.explanation();
        Packer out = new Packer();
        out.number(FORMAT);
        PolicyDictionary dictionary = dictionaries.pack(out, why.policyVersion());
        out.number(told.at().getEpochSecond());
        out.number(dictionary.numberOf(why.purpose()));
        OfferFormat.write(out, why.offer());
        out.number(why.factors().size());
        FactorFormat factors = new FactorFormat(dictionary);
        why.factors().forEach(factor -> factors.write(out, factor));
        out.text(why.allowedBy().map(EventId::value).orElse(""), MOST_ID);
        out.number(why.allowedUntil()
                .map(Instant::getEpochSecond)
                .filter(end -> end > 0)
                .orElse(0L));
        out.number(why.controls().size());
        why.controls().forEach(control -> out.number(Constants.CONTROLS.indexOf(control)));
        out.text(told.showing().orElse(""), MOST_ID);
        return out.toBytes();
    }

    Told read(byte[] message) {
        Unpacker in = new Unpacker(message);
        if (in.index() != FORMAT) {
            throw new IllegalArgumentException("The token is of another version");
        }
        PolicyDictionary dictionary = dictionaries.unpack(in);
        Instant at = Instant.ofEpochSecond(in.number());
        PurposeId purpose = dictionary.purpose(in.index());
        Offer offer = OfferFormat.read(in);
        FactorFormat format = new FactorFormat(dictionary);
        List<Factor> factors = new ArrayList<>();
        for (int left = in.index(); left > 0; left--) {
            factors.add(format.read(in));
        }
        Optional<EventId> allowedBy =
                Optional.of(in.text()).filter(id -> !id.isEmpty()).map(EventId::new);
        long until = in.number();
        Policy policy = dictionary.policy();
        Optional<Purpose> known = policy.purpose(purpose);
        Optional<LegalBasis> basis = known.map(Purpose::legalBasis);
        Explanation why = new Explanation(
                offer,
                factors.isEmpty() ? offer.otherwise() : Basis.PERSONALISED,
                purpose,
                basis,
                policy.version(),
                factors,
                allowedBy,
                until == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(until)),
                Automation.of(offer, policy, known),
                controls(in));
        return new Told(why, at, Optional.of(in.text()).filter(key -> !key.isEmpty()));
    }

    private static List<Control> controls(Unpacker in) {
        List<Control> controls = new ArrayList<>();
        for (int left = in.index(); left > 0; left--) {
            controls.add(Constants.of(Constants.CONTROLS, in.index()));
        }
        return controls;
    }
}
