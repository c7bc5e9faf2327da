package io.klartext.consent.internal.lint;

import java.util.List;
import java.util.stream.Stream;

/** All rules that look at a policy that was read. */
public final class LintRules {

    private static final List<Check> ALL = Stream.of(
                    ControllerRules.all(),
                    TextRules.all(),
                    PurposeRules.all(),
                    AdvertisingRules.all(),
                    ConsentRules.all(),
                    DataRules.all(),
                    SpecialDataRules.all(),
                    RecipientRules.all(),
                    TransferRules.all(),
                    ButtonRules.all(),
                    ChangeRules.all())
            .flatMap(List::stream)
            .toList();

    private LintRules() {}

    /**
     * The rules, by theme.
     *
     * @return the same list each time
     */
    public static List<Check> all() {
        return ALL;
    }
}
