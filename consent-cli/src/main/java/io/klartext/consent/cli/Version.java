package io.klartext.consent.cli;

import java.util.ResourceBundle;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"consent " + number()};
    }

    static String number() {
        return ResourceBundle.getBundle("io.klartext.consent.cli.version").getString("version");
    }
}
