package io.incidentledger.program;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.Objects;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LauncherTest {
    private static final int CLASS_VERSION_OF_JAVA_17 = 61;

    @Test
    void anOlderJavaIsToldInOneLineWhatToUse() {
        assertThat(Launcher.suffices(24)).isFalse();
        assertThat(Launcher.suffices(25)).isTrue();
        assertThat(Launcher.refusal(17)).contains("Java 25").contains("Java 17").doesNotContain("\n");
    }

    @Test
    void java17CanLoadTheLauncher() throws IOException {
        assertThat(classVersion(Launcher.class)).isEqualTo(CLASS_VERSION_OF_JAVA_17);
        assertThat(classVersion(CliRunner.class)).isGreaterThan(CLASS_VERSION_OF_JAVA_17);
    }

    private static int classVersion(Class<?> type) throws IOException {
        var resource = Objects.requireNonNull(type.getResourceAsStream(type.getSimpleName() + ".class"));
        try (var in = new DataInputStream(resource)) {
            in.readInt();
            in.readUnsignedShort();
            return in.readUnsignedShort();
        }
    }
}
