package io.klartext.consent.receipt;

/**
 * Every name that a record is written with, beside the countries ({@code loc:DE}) and the purposes of
 * {@link DpvPurposes}: JSON-LD's keywords, terms of the Data Privacy Vocabulary 2.3 (https://w3id.org/dpv) and of its guide to
 * ISO/IEC TS 27560 (https://w3id.org/dpv/guides/consent-27560), Dublin Core, SKOS, RDF, and our own {@code klartext:}.
 */
enum Term {
    CONTEXT("@context"),
    BASE("@base"),
    ID("@id"),
    TYPE("@type"),

    CONFORMS_TO("dct:conformsTo"),
    IDENTIFIER("dct:identifier"),
    LANGUAGE("dct:language"),
    DATE("dct:date"),
    TITLE("dct:title"),
    DESCRIPTION("dct:description"),
    BROADER("skos:broader"),
    VALUE("rdf:value"),

    HAS_DATA_SUBJECT("dpv:hasDataSubject"),
    HAS_JURISDICTION("dpv:hasJurisdiction"),
    HAS_APPLICABLE_LAW("dpv:hasApplicableLaw"),
    HAS_CONSENT_CONTROL("dpv:hasConsentControl"),
    IS_EXERCISED_AT("dpv:isExercisedAt"),
    HAS_ENTITY("dpv:hasEntity"),
    HAS_NAME("dpv:hasName"),
    HAS_ADDRESS("dpv:hasAddress"),
    HAS_CONTACT("dpv:hasContact"),
    HAS_AUTHORITY("dpv:hasAuthority"),
    HAS_LOCATION("dpv:hasLocation"),
    HAS_NOTICE("dpv:hasNotice"),
    HAS_PROCESS("dpv:hasProcess"),
    HAS_PURPOSE("dpv:hasPurpose"),
    HAS_LEGAL_BASIS("dpv:hasLegalBasis"),
    HAS_PERSONAL_DATA("dpv:hasPersonalData"),
    HAS_PROCESSING("dpv:hasProcessing"),
    HAS_DATA_CONTROLLER("dpv:hasDataController"),
    HAS_RECIPIENT("dpv:hasRecipient"),
    HAS_STORAGE_CONDITION("dpv:hasStorageCondition"),
    HAS_DURATION("dpv:hasDuration"),
    HAS_RIGHT("dpv:hasRight"),
    HAS_CONSENT_STATUS("dpv:hasConsentStatus"),
    IS_INDICATED_BY("dpv:isIndicatedBy"),
    IS_INDICATED_AT_TIME("dpv:isIndicatedAtTime"),
    HAS_INDICATION_METHOD("dpv:hasIndicationMethod"),

    CONSENT_RECORD("dpv:ConsentRecord"),
    DATA_SUBJECT("dpv:DataSubject"),
    GUARDIAN("dpv:GuardianOfDataSubject"),
    DATA_CONTROLLER("dpv:DataController"),
    DATA_PROCESSOR("dpv:DataProcessor"),
    RECIPIENT("dpv:Recipient"),
    CONSENT_NOTICE("dpv:ConsentNotice"),
    PROCESS("dpv:Process"),
    PURPOSE("dpv:Purpose"),
    PERSONAL_DATA("dpv:PersonalData"),
    SPECIAL_DATA("dpv:SpecialCategoryPersonalData"),
    PROVIDED_DATA("dpv:ProvidedPersonalData"),
    OBSERVED_DATA("dpv:ObservedPersonalData"),
    INFERRED_DATA("dpv:InferredPersonalData"),
    COLLECTED_DATA("dpv:CollectedPersonalData"),
    COLLECT("dpv:Collect"),
    STORE("dpv:Store"),
    USE("dpv:Use"),
    PROFILING("dpv:Profiling"),
    STORAGE_LOCATION("dpv:StorageLocation"),
    STORAGE_DURATION("dpv:StorageDuration"),
    UNTIL_TIME("dpv:UntilTimeDuration"),
    UNTIL_EVENT("dpv:UntilEventDuration"),
    PROVIDE_CONSENT("dpv:ProvideConsent"),
    REFUSE_CONSENT("dpv:RefuseConsent"),
    WITHDRAW_CONSENT("dpv:WithdrawConsent"),
    DATA_SUBJECT_RIGHT("dpv:DataSubjectRight"),
    CONSENT_GIVEN("dpv:ConsentGiven"),
    CONSENT_REFUSED("dpv:ConsentRefused"),
    CONSENT_WITHDRAWN("dpv:ConsentWithdrawn"),
    CONSENT_INVALIDATED("dpv:ConsentInvalidated"),
    NOT_VALID("dpv:ConsentStatusInvalidForProcessing"),
    EXPRESSED_CONSENT("dpv:ExpressedConsent"),
    EXPLICIT_CONSENT("dpv:ExplicitlyExpressedConsent"),

    GDPR("eu-gdpr:GDPR"),
    ART_6_1_A("eu-gdpr:A6-1-a"),
    ART_6_1_B("eu-gdpr:A6-1-b"),
    ART_6_1_C("eu-gdpr:A6-1-c"),
    ART_6_1_F("eu-gdpr:A6-1-f"),
    ART_9_2_A("eu-gdpr:A9-2-a"),
    ART_7_3("eu-gdpr:A7-3"),
    ART_13("eu-gdpr:A13"),
    ART_14("eu-gdpr:A14"),
    ART_15("eu-gdpr:A15"),
    ART_16("eu-gdpr:A16"),
    ART_17("eu-gdpr:A17"),
    ART_18("eu-gdpr:A18"),
    ART_20("eu-gdpr:A20"),
    ART_21("eu-gdpr:A21"),
    ART_22("eu-gdpr:A22"),
    ART_77("eu-gdpr:A77"),

    /** Which edition of these rules the record follows: 1. */
    FORMAT("klartext:format"),
    /** Of a notice: the version of the policy. */
    POLICY_VERSION("klartext:policyVersion"),
    /** Of a notice: SHA-256 of its text. */
    HASH("klartext:hash"),
    /** Of a notice: the whole text that was shown. */
    TEXT("klartext:text"),
    /** Of a notice: how a grant is taken back, in the policy's words. */
    WITHDRAWAL("klartext:withdrawal"),
    /** Of a controller: the data protection officer. */
    OFFICER("klartext:officer"),
    /** Of a controller: who reviews an automated decision. */
    HUMAN_REVIEW("klartext:humanReview"),
    /** Of a recipient: on which ground data leaves the European Economic Area. */
    TRANSFER("klartext:transfer"),
    /** Of data: where it comes from. */
    ORIGIN("klartext:origin"),
    /** Of data: who handed it over. */
    SOURCE("klartext:source"),
    /** Of data: what is seen of it instead of the values. */
    SEEN("klartext:seen"),
    /** Of data: whether it is about other people. */
    THIRD_PERSONS("klartext:thirdPersons"),
    /** Of a process: whether it decides without a human. */
    AUTOMATED("klartext:automatedDecision"),
    /** Of a process: the interest that it rests on. */
    INTEREST("klartext:interest"),
    /** Of an event: its place in the order of this person's events. */
    SEQUENCE("klartext:sequence"),
    /** Of an event: when it was recorded. */
    RECORDED_AT("klartext:recordedAt"),
    /** Of an event: what was said. */
    CHOICE("klartext:choice"),
    /** Of an event: about which process. */
    ABOUT("klartext:process"),
    /** Of an event: who entered it. */
    ENTERED_BY("klartext:enteredBy"),
    /** Of an event: the opaque id of who entered it. */
    ENTERED_BY_ID("klartext:enteredById"),
    /** Of an event: whether it was said expressly, about special data. */
    EXPLICIT("klartext:explicit"),
    /** Of an event: the browser signals that were present. */
    SIGNALS("klartext:signals"),
    /** Of an event: on which page or form. */
    SURFACE("klartext:surface"),
    /** Of an event: the shortened network of the request. */
    NETWORK("klartext:network"),
    /** Of an event: the browser's name. */
    PROGRAM("klartext:program"),
    /** Of an event: whether it counts no more, since a link was undone. */
    UNDONE("klartext:undone");

    /** The profile's name (https://w3id.org/dpv/schema/dpv-27560). */
    static final String PROFILE = "https://w3id.org/dpv/schema/dpv-27560#record-eu-gdpr";

    private final String word;

    Term(String word) {
        this.word = word;
    }

    /** As it is written. */
    String word() {
        return word;
    }
}
