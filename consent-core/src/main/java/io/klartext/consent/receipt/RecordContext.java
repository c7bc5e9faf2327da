package io.klartext.consent.receipt;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JSON-LD context of a record: it stands in the record, so that nothing has to be fetched to read it. */
final class RecordContext {

    /** The prefixes of the guide to ISO/IEC TS 27560, and our own. */
    private static final Map<String, String> PREFIXES = prefixes();

    /** The fields whose texts name things; those of all others are texts. */
    private static final List<Term> REFERENCES = List.of(
            Term.CONFORMS_TO,
            Term.BROADER,
            Term.HAS_JURISDICTION,
            Term.HAS_APPLICABLE_LAW,
            Term.HAS_LOCATION,
            Term.HAS_NOTICE,
            Term.HAS_LEGAL_BASIS,
            Term.HAS_PROCESSING,
            Term.HAS_DATA_CONTROLLER,
            Term.HAS_RECIPIENT,
            Term.HAS_RIGHT,
            Term.IS_INDICATED_BY,
            Term.ABOUT);

    private RecordContext() {}

    private static Map<String, String> prefixes() {
        Map<String, String> prefixes = new LinkedHashMap<>();
        prefixes.put("dpv", "https://w3id.org/dpv#");
        prefixes.put("eu-gdpr", "https://w3id.org/dpv/legal/eu/gdpr#");
        prefixes.put("loc", "https://w3id.org/dpv/loc#");
        prefixes.put("dct", "http://purl.org/dc/terms/");
        prefixes.put("skos", "http://www.w3.org/2004/02/skos/core#");
        prefixes.put("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#");
        prefixes.put("klartext", "urn:klartext:terms:");
        return prefixes;
    }

    static ObjectNode of(String base) {
        ObjectNode context = JsonNodeFactory.instance.objectNode();
        context.put(Term.BASE.word(), base);
        PREFIXES.forEach((prefix, iri) ->
                context.putObject(prefix).put(Term.ID.word(), iri).put("@prefix", true));
        REFERENCES.forEach(term ->
                context.putObject(term.word()).put(Term.ID.word(), term.word()).put(Term.TYPE.word(), Term.ID.word()));
        return context;
    }
}
