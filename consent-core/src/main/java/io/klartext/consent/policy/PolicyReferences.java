package io.klartext.consent.policy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What must hold between the parts of a policy document: ids once, references to something, bases that fit. */
final class PolicyReferences {

    private final PolicyDocument document;
    private final DocumentPlace root;

    PolicyReferences(PolicyDocument document, DocumentPlace root) {
        this.document = document;
        this.root = root;
    }

    void check() {
        Set<String> purposes = unique("purposes", "purpose");
        Set<String> categories = unique("dataCategories", "data category");
        Set<String> recipients = unique("recipients", "recipient");
        unique("features", "feature");
        if (document.purposes().isEmpty()) {
            root.field("purposes").problem("no purpose", "declare at least one purpose");
        }
        attributesOnce();
        sources();
        List<DocumentPlace> places = root.field("purposes").items();
        for (int i = 0; i < places.size(); i++) {
            known(places.get(i).field("data"), categories, "data category", "/dataCategories");
            known(places.get(i).field("recipients"), recipients, "recipient", "/recipients");
            purpose(document.purposes().get(i), places.get(i));
            minimised(document.purposes().get(i), places.get(i).field("minimise"));
        }
        for (DocumentPlace feature : root.field("features").items()) {
            known(feature.field("needs"), purposes, "purpose", "/purposes");
        }
        for (DocumentPlace change : root.field("changes").fields()) {
            if (!purposes.contains(change.name())) {
                change.problem("no purpose \"" + change.name() + "\"", "name a purpose of this policy");
            }
        }
    }

    private void purpose(Purpose purpose, DocumentPlace place) {
        if (purpose.id().equals(PurposeId.DIRECT_MARKETING)) {
            place.field("id")
                    .problem(
                            "\"direct-marketing\" means direct marketing as a whole",
                            "take a more exact id, such as \"newsletter\"");
        }
        if (place.field("legalBasis").isProblem()) {
            return; // What stands in for it would be blamed for what the author may have got right.
        }
        boolean consent = purpose.legalBasis() == LegalBasis.CONSENT;
        if (consent && purpose.consentLifetime().isEmpty()) {
            place.field("consentLifetime").problem("missing", "say how long a grant lasts, such as \"P12M\"");
        }
        if (!consent && purpose.consentLifetime().isPresent()) {
            place.field("consentLifetime")
                    .problem("only a purpose of basis consent has grants that end", "remove the field");
        }
        if (purpose.whenUnavailable() == Purpose.WhenUnavailable.ALLOW
                && !purpose.legalBasis().required()) {
            place.field("whenUnavailable")
                    .problem(
                            "only contract and legal obligation may go on when the state is unavailable",
                            "remove the field");
        }
        if (purpose.profiling() == Profiling.ADVERTISING && purpose.legalBasis().required()) {
            place.field("legalBasis")
                    .problem(
                            "advertising by profile is neither a contract nor a duty",
                            "use \"consent\" or \"legitimate-interest\"");
        }
        if (purpose.directMarketing() && purpose.legalBasis().required()) {
            place.field("directMarketing")
                    .problem(
                            "direct marketing can be objected to (GDPR 21(2)), a contract or a duty cannot",
                            "use \"consent\" or \"legitimate-interest\" as legal basis");
        }
        if (purpose.profiling() == Profiling.ADVERTISING && !purpose.directMarketing()) {
            place.field("directMarketing")
                    .problem("advertising by profile is direct marketing (GDPR 21(2))", "remove the field");
        }
        if (purpose.automatedDecision() && document.controller().humanReview().isEmpty()) {
            place.field("automatedDecision")
                    .problem("an automated decision needs a person to ask (GDPR 22(3))", "add /controller/humanReview");
        }
    }

    private Set<String> unique(String list, String what) {
        Set<String> ids = new HashSet<>();
        for (DocumentPlace item : root.field(list).items()) {
            String id = item.node().path("id").asText();
            if (!id.isEmpty() && !ids.add(id)) {
                item.field("id")
                        .problem("the " + what + " \"" + id + "\" stands twice", "remove or rename one of them");
            }
        }
        return ids;
    }

    /** An attribute in two categories could be read under the one and explained as the other. */
    private void attributesOnce() {
        Map<String, String> owners = new HashMap<>();
        for (DocumentPlace category : root.field("dataCategories").items()) {
            String id = category.node().path("id").asText();
            for (DocumentPlace attribute : category.field("attributes").items()) {
                String owner = owners.putIfAbsent(attribute.node().asText(), id);
                if (owner != null) {
                    attribute.problem(
                            "the attribute stands in \"" + owner + "\" too",
                            "keep it in the category that people would expect");
                }
            }
        }
    }

    private void sources() {
        List<DocumentPlace> places = root.field("dataCategories").items();
        for (int i = 0; i < places.size(); i++) {
            DocumentPlace origin = places.get(i).field("origin");
            if (document.dataCategories().get(i).origin() != Origin.RECEIVED
                    && !places.get(i).field("source").isMissing()
                    && !origin.isProblem()) {
                places.get(i)
                        .field("source")
                        .problem(
                                "only data that was received comes from somebody",
                                "remove it, or write \"origin\": \"received\"");
            }
        }
    }

    /** A transformation of something that the purpose does not read is a slip, and the real attribute would be seen raw. */
    private void minimised(Purpose purpose, DocumentPlace minimise) {
        Set<String> read = new HashSet<>();
        for (DataCategory category : document.dataCategories()) {
            if (purpose.data().contains(category.id())) {
                read.addAll(category.attributes());
            }
        }
        for (DocumentPlace field : minimise.fields()) {
            if (!read.contains(field.name())) {
                field.problem(
                        "the purpose reads no attribute \"" + field.name() + "\"",
                        read.isEmpty()
                                ? "remove it, or declare the data that the purpose reads"
                                : "use one of: " + DocumentPlace.sorted(read.stream()));
            }
        }
    }

    private static void known(DocumentPlace list, Set<String> ids, String what, String where) {
        for (DocumentPlace item : list.items()) {
            if (item.node().isTextual() && !ids.contains(item.node().textValue())) {
                item.problem(
                        "no " + what + " \"" + item.node().textValue() + "\"",
                        "declare it under " + where
                                + (ids.isEmpty() ? "" : ", or use one of: " + DocumentPlace.sorted(ids.stream())));
            }
        }
    }
}
