package io.klartext.consent.receipt;

import io.klartext.consent.policy.Controller;
import io.klartext.consent.policy.DataCategory;
import io.klartext.consent.policy.LegalBasis;
import io.klartext.consent.policy.Notice;
import io.klartext.consent.policy.Origin;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PolicyText;
import io.klartext.consent.policy.Profiling;
import io.klartext.consent.policy.Purpose;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.policy.Recipient;
import io.klartext.consent.policy.TransferGround;
import java.time.Instant;
import java.time.temporal.TemporalAmount;
import java.util.List;
import java.util.Optional;

/**
 * A purpose as a person was told of it: in one version of the policy and one language (GDPR 13). For direct marketing as
 * a whole it gathers what all such purposes of that version have.
 *
 * @param id the purpose
 * @param title what was read first
 * @param description what was read to understand it
 * @param broader the purposes of the Data Privacy Vocabulary that it belongs to, such as {@code PersonalisedAdvertising}
 * @param legalBases on which basis it rested; several only for direct marketing as a whole, none where that version had
 *     no such purpose
 * @param data which data
 * @param recipients who gets data
 * @param retention how long data is kept, each a {@code Period} or a {@code Duration}
 * @param profiling whether it evaluates personal aspects, and what for
 * @param automatedDecision whether it decides without a human (GDPR 22)
 * @param interest the shop's interest, where it rested on one
 * @param controller who is responsible
 * @param withdrawal how a grant is taken back, in the policy's words
 * @param effectiveFrom from when the notice counted
 * @param notice the whole text that was shown
 */
public record ShownPurpose(
        PurposeId id,
        String title,
        String description,
        List<String> broader,
        List<LegalBasis> legalBases,
        List<Data> data,
        List<Receiver> recipients,
        List<TemporalAmount> retention,
        Profiling profiling,
        boolean automatedDecision,
        Optional<String> interest,
        Controller controller,
        Optional<String> withdrawal,
        Instant effectiveFrom,
        Notice notice) {

    public ShownPurpose {
        broader = List.copyOf(broader);
        legalBases = List.copyOf(legalBases);
        data = List.copyOf(data);
        recipients = List.copyOf(recipients);
        retention = List.copyOf(retention);
    }

    /**
     * A kind of data.
     *
     * @param id its id in the policy
     * @param title what was read
     * @param origin where it comes from
     * @param source who handed it over, where somebody did
     * @param special whether it is of a special category (GDPR 9)
     * @param thirdPersons whether it is about other people
     * @param seen what is seen of it instead of the values, such as "orders[].date: only the month"
     */
    public record Data(
            String id,
            String title,
            Origin origin,
            Optional<String> source,
            boolean special,
            boolean thirdPersons,
            List<String> seen) {

        public Data {
            seen = List.copyOf(seen);
        }

        static Data of(DataCategory category, List<Purpose> covered, String language) {
            return new Data(
                    category.id(),
                    category.title().in(language),
                    category.origin(),
                    category.source().map(source -> source.in(language)),
                    category.special(),
                    category.thirdPersons(),
                    covered.stream()
                            .filter(purpose -> purpose.data().contains(category.id()))
                            .flatMap(purpose -> purpose.seen(category, language).stream())
                            .distinct()
                            .toList());
        }
    }

    /**
     * Somebody outside the shop who gets data.
     *
     * @param id its id in the policy
     * @param name the company's name
     * @param country where it processes the data, an ISO 3166-1 alpha-2 code
     * @param role for whom it acts
     * @param transfer on which ground data leaves the European Economic Area, where it does
     */
    public record Receiver(
            String id, String name, String country, Recipient.Role role, Optional<TransferGround> transfer) {

        static Receiver of(Recipient recipient) {
            return new Receiver(
                    recipient.id(), recipient.name(), recipient.country(), recipient.role(), recipient.transfer());
        }
    }

    /** Whether data of a special category is among it. */
    boolean special() {
        return data.stream().anyMatch(Data::special);
    }

    /**
     * What a notice says of a purpose.
     *
     * @param shown the version that was shown
     * @param notice its text
     * @param id the purpose
     * @param then the version that counted when the answer was recorded; it speaks where the one shown knows no such
     *     purpose, since a no is good in answer to any text
     */
    static ShownPurpose of(Policy shown, Notice notice, PurposeId id, Optional<Policy> then) {
        Policy source = covered(shown, id).isEmpty() ? then.orElse(shown) : shown;
        List<Purpose> covered = covered(source, id);
        String language = notice.language();
        boolean whole = id.equals(PurposeId.DIRECT_MARKETING) || covered.isEmpty();
        String whatever = id.equals(PurposeId.DIRECT_MARKETING)
                ? ReceiptWords.in(language).say("direct-marketing")
                : id.value();
        return new ShownPurpose(
                id,
                whole ? whatever : covered.get(0).title().in(language),
                whole ? whatever : covered.get(0).description().in(language),
                id.equals(PurposeId.DIRECT_MARKETING)
                        ? List.of("DirectMarketing")
                        : covered.stream()
                                .flatMap(purpose -> purpose.mapsTo().getOrDefault("dpv", List.of()).stream())
                                .filter(DpvPurposes::isOne)
                                .distinct()
                                .toList(),
                covered.stream().map(Purpose::legalBasis).distinct().sorted().toList(),
                source.dataCategories().stream()
                        .filter(category -> covered.stream()
                                .anyMatch(purpose -> purpose.data().contains(category.id())))
                        .map(category -> Data.of(category, covered, language))
                        .toList(),
                covered.stream()
                        .flatMap(purpose -> source.recipientsOf(purpose).stream())
                        .distinct()
                        .map(Receiver::of)
                        .toList(),
                covered.stream().map(Purpose::retention).distinct().toList(),
                covered.stream()
                        .map(Purpose::profiling)
                        .max(Profiling::compareTo)
                        .orElse(Profiling.NONE),
                covered.stream().anyMatch(Purpose::automatedDecision),
                whole ? Optional.empty() : covered.get(0).interest().map(interest -> interest.in(language)),
                shown.controller(),
                shown.text(PolicyText.WITHDRAWAL).map(text -> text.in(language)),
                shown.effectiveFrom(),
                notice);
    }

    /** The purposes of a version about which a choice speaks. */
    static List<Purpose> covered(Policy policy, PurposeId id) {
        return policy.purposes().stream()
                .filter(purpose ->
                        purpose.id().equals(id) || (id.equals(PurposeId.DIRECT_MARKETING) && purpose.directMarketing()))
                .toList();
    }
}
