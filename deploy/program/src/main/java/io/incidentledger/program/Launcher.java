package io.incidentledger.program;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;

/// The entry point of every program; `program.properties` names the actual main class. It is compiled for Java 17, so
/// that an older Java reports a readable message instead of a class version error.
final class Launcher {
    static final int REQUIRED_JAVA = 25;

    private Launcher() {}

    public static void main(String[] args) throws ReflectiveOperationException, IOException {
        int java = Runtime.version().feature();
        if (!suffices(java)) {
            System.err.println(refusal(java));
            System.exit(2);
        }
        Class.forName(mainClass(), true, Thread.currentThread().getContextClassLoader())
                .getMethod("main", String[].class)
                .invoke(null, (Object) args);
    }

    private static String mainClass() throws IOException {
        Properties program = new Properties();
        try (InputStream in = Objects.requireNonNull(Launcher.class.getResourceAsStream("/program.properties"))) {
            program.load(in);
        }
        return program.getProperty("main");
    }

    static boolean suffices(int java) {
        return java >= REQUIRED_JAVA;
    }

    static String refusal(int java) {
        return "Incident Ledger needs Java " + REQUIRED_JAVA + " or newer; this is Java " + java
                + ". Start it with the java command of a newer JDK.";
    }
}
