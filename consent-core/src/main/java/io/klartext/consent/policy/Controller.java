package io.klartext.consent.policy;

import java.util.Optional;

/**
 * Who is responsible and whom a person can reach (GDPR 13(1)(a),(b), 13(2)(d)).
 *
 * @param name the company's name
 * @param address its postal address
 * @param contact where questions about privacy go
 * @param officer the data protection officer's address, where there is one
 * @param authority the supervisory authority that takes complaints
 * @param humanReview where a person reviews an automated decision (GDPR 22(3)); needed as soon as one is declared
 */
public record Controller(
        String name,
        String address,
        String contact,
        Optional<String> officer,
        String authority,
        Optional<String> humanReview) {}
