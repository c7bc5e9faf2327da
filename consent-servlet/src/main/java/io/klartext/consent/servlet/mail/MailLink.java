package io.klartext.consent.servlet.mail;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The link of one mail to one person. Whoever has it can say no for that person, and nothing else: keep it out of logs.
 *
 * @param address what stands in the text of the mail, such as {@code https://shop.example/consent/mail?t=...}
 */
public record MailLink(String address) {

    /**
     * The headers by which mail programs offer a button of their own (RFC 8058). The mail's DKIM signature must cover both.
     *
     * @return names and values: {@code List-Unsubscribe} and {@code List-Unsubscribe-Post}
     */
    public Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("List-Unsubscribe", "<" + address + ">");
        headers.put("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        return headers;
    }

    /** Without the address, which is a key. */
    @Override
    public String toString() {
        return "MailLink";
    }
}
