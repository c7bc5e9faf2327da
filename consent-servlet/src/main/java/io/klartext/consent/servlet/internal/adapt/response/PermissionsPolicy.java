package io.klartext.consent.servlet.internal.adapt.response;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The value of a {@code Permissions-Policy} header in which features are denied, whatever the shop says of them. It is a
 * dictionary of structured fields (RFC 9651, section 3.2): a browser that finds one fault in it ignores it all, so what is
 * no member of such a dictionary is left out.
 */
public final class PermissionsPolicy {

    private static final String KEY = "[a-z*][a-z0-9_.*-]*";
    private static final String BARE = "(?:\\?[01]|-?[0-9]{1,12}(?:\\.[0-9]{1,3})?|\"(?:[ !#-\\[\\]-~]|\\\\[\"\\\\])*\""
            + "|[A-Za-z*][!#$%&'*+.^_`|~0-9A-Za-z:/-]*)";
    private static final String PARAMETERS = "(?:; *" + KEY + "(?:=" + BARE + ")?)*+";
    private static final String ITEM = BARE + PARAMETERS;
    private static final String LIST = "\\( *(?:" + ITEM + "(?: +" + ITEM + ")*+)? *\\)" + PARAMETERS;
    private static final Pattern MEMBER =
            Pattern.compile("(" + KEY + ")(?:=(?:" + LIST + "|" + ITEM + ")|" + PARAMETERS + ")");

    private PermissionsPolicy() {}

    /**
     * Denies features.
     *
     * @param lines what the shop says, a value for each header line; may be none
     * @param features what nobody may use on this page, such as {@code geolocation}
     * @return one value for the whole header
     */
    public static String denying(Collection<String> lines, Collection<String> features) {
        Stream<String> others = lines.stream()
                .flatMap(line -> members(line).stream())
                .filter(member -> {
                    Matcher parsed = MEMBER.matcher(member);
                    return parsed.matches() && !features.contains(parsed.group(1));
                });
        Stream<String> denied = features.stream().map(feature -> feature + "=()");
        return String.join(", ", Stream.concat(others, denied).toList());
    }

    /** The parts between commas outside quotes. */
    private static List<String> members(String line) {
        List<String> members = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                members.add(line.substring(start, i).strip());
                start = i + 1;
            }
        }
        members.add(line.substring(start).strip());
        return members;
    }
}
