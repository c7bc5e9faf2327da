package io.klartext.consent.servlet.internal.adapt;

import java.util.ArrayList;
import java.util.List;

/**
 * A pattern in which {@code *} stands for anything but a slash and {@code **} for anything. It takes time in proportion to
 * the pattern and the text, whatever they are.
 */
final class Glob {

    private static final int WITHIN = -1;
    private static final int OVER = -2;

    private final int[] steps;

    Glob(String pattern) {
        List<Integer> list = new ArrayList<>();
        for (int i = 0; i < pattern.length(); i++) {
            if (pattern.charAt(i) != '*') {
                list.add((int) pattern.charAt(i));
            } else if (i + 1 < pattern.length() && pattern.charAt(i + 1) == '*') {
                list.add(OVER);
                i++;
            } else {
                list.add(WITHIN);
            }
        }
        steps = list.stream().mapToInt(Integer::intValue).toArray();
    }

    boolean matches(String text) {
        boolean[] reached = new boolean[steps.length + 1];
        reached[0] = true;
        skipStars(reached);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean[] next = new boolean[steps.length + 1];
            for (int step = 0; step < steps.length; step++) {
                if (reached[step]) {
                    boolean stays = steps[step] == OVER || (steps[step] == WITHIN && c != '/');
                    next[step] |= stays;
                    next[step + 1] |= steps[step] == c;
                }
            }
            skipStars(next);
            reached = next;
        }
        return reached[steps.length];
    }

    private void skipStars(boolean[] reached) {
        for (int step = 0; step < steps.length; step++) {
            if (reached[step] && steps[step] < 0) {
                reached[step + 1] = true;
            }
        }
    }
}
