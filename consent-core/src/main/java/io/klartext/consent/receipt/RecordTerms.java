package io.klartext.consent.receipt;

import io.klartext.consent.ledger.ChoiceKind;
import io.klartext.consent.policy.LegalBasis;
import io.klartext.consent.policy.Origin;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Which terms of the vocabulary say what our own words say. */
final class RecordTerms {

    private static final List<Term> RIGHTS = List.of(
            Term.ART_7_3,
            Term.ART_13,
            Term.ART_14,
            Term.ART_15,
            Term.ART_16,
            Term.ART_17,
            Term.ART_18,
            Term.ART_20,
            Term.ART_21,
            Term.ART_22,
            Term.ART_77);

    private RecordTerms() {}

    static Term of(LegalBasis basis) {
        return switch (basis) {
            case CONSENT -> Term.ART_6_1_A;
            case LEGITIMATE_INTEREST -> Term.ART_6_1_F;
            case CONTRACT -> Term.ART_6_1_B;
            case LEGAL_OBLIGATION -> Term.ART_6_1_C;
        };
    }

    static Term of(Origin origin) {
        return switch (origin) {
            case TOLD -> Term.PROVIDED_DATA;
            case OBSERVED -> Term.OBSERVED_DATA;
            case INFERRED -> Term.INFERRED_DATA;
            case RECEIVED -> Term.COLLECTED_DATA;
        };
    }

    /** The state of consent after a choice. Whatever is no valid consent is none to every reader of the vocabulary. */
    static List<Term> state(Receipt receipt) {
        if (receipt.undone()) {
            return List.of(Term.CONSENT_INVALIDATED);
        }
        return switch (receipt.choice().kind()) {
            case GRANTED ->
                List.of(
                        Term.CONSENT_GIVEN,
                        receipt.evidence().explicit() ? Term.EXPLICIT_CONSENT : Term.EXPRESSED_CONSENT);
            case REFUSED -> List.of(Term.CONSENT_REFUSED);
            case WITHDRAWN -> List.of(Term.CONSENT_WITHDRAWN);
            case OBJECTED -> List.of(Term.NOT_VALID);
        };
    }

    /**
     * Which rights a person has under a basis: the vocabulary's own mapping, table
     * {@code legal_basis_rights_mapping} of https://w3id.org/dpv/legal/eu/gdpr, version 2.3.
     */
    static Set<Term> rights(LegalBasis basis) {
        Set<Term> rights = EnumSet.copyOf(RIGHTS);
        rights.removeAll(
                switch (basis) {
                    case CONSENT -> Set.of(Term.ART_21);
                    case LEGITIMATE_INTEREST -> Set.of(Term.ART_7_3, Term.ART_20);
                    case CONTRACT -> Set.of(Term.ART_7_3, Term.ART_21);
                    case LEGAL_OBLIGATION ->
                        Set.of(Term.ART_7_3, Term.ART_14, Term.ART_17, Term.ART_20, Term.ART_21, Term.ART_22);
                });
        return rights;
    }

    /** The rights under all bases of a purpose, in the order of the articles. */
    static List<Term> rights(List<LegalBasis> bases) {
        return RIGHTS.stream()
                .filter(right -> bases.stream().anyMatch(basis -> rights(basis).contains(right)))
                .toList();
    }

    /** Whether a right is exercised on the page of the choices; every other one by writing to the controller. */
    static boolean isChoice(Term right) {
        return right == Term.ART_7_3 || right == Term.ART_21;
    }

    /** The event by which a choice without an end of its own ends. */
    static String untilEvent(ChoiceKind kind) {
        return kind == ChoiceKind.GRANTED ? "withdrawal" : "next choice";
    }
}
