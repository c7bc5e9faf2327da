package io.klartext.examples.shop.customer;

import java.util.Locale;

/** Brings addresses and numbers into one form, so that the same one written in two ways is found to be the same. */
public final class Reach {

    private Reach() {}

    /** An e-mail address without spaces around it, in lower case. */
    public static String email(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    /** A phone number as digits with its country; one that is written without a country is taken as German. */
    public static String phone(String phone) {
        String trunk = phone.replace("(0)", "");
        String digits = trunk.replaceAll("[^0-9]", "");
        if (trunk.strip().startsWith("+")) {
            return "+" + digits;
        }
        if (digits.startsWith("00")) {
            return "+" + digits.substring(2);
        }
        return digits.startsWith("0") ? "+49" + digits.substring(1) : digits;
    }
}
