package io.incidentledger.standalone;

/// The first class that runs. It is compiled for Java 17, so that an older Java answers with a sentence instead of a
/// class version error.
final class Launcher {
    static final int REQUIRED_JAVA = 25;
    private static final String MAIN = "io.incidentledger.standalone.Main";

    private Launcher() {}

    public static void main(String[] args) throws ReflectiveOperationException {
        int java = Runtime.version().feature();
        if (!suffices(java)) {
            System.err.println(refusal(java));
            System.exit(2);
        }
        Class.forName(MAIN, true, Thread.currentThread().getContextClassLoader())
                .getMethod("main", String[].class)
                .invoke(null, (Object) args);
    }

    static boolean suffices(int java) {
        return java >= REQUIRED_JAVA;
    }

    static String refusal(int java) {
        return "Incident Ledger needs Java " + REQUIRED_JAVA + " or newer; this is Java " + java
                + ". Start it with the java command of a newer JDK.";
    }
}
