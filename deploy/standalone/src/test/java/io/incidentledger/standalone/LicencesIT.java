package io.incidentledger.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/// Tests that the flat jar still names each library in it and its license.
class LicencesIT {
    private static final Pattern TEXT = Pattern
            .compile(
                    "(META-INF/)?((LICEN[CS]E|NOTICE)[^/]*|(license|notice)[^/]*\\.txt|[^/]*-LICENSE)|META-INF/resources/.*\\.LICENSE\\.txt");

    @Test
    void everyLibraryIsListedWithItsLicence() throws IOException {
        try (JarFile jar = new JarFile(System.getProperty("incident-ledger.jar"))) {
            List<JsonNode> libraries = libraries(jar);
            assertThat(libraries).hasSizeGreaterThan(100)
                    .allSatisfy(library -> assertThat(library.path("licenses")).isNotEmpty());
            assertThat(jar.getEntry("META-INF/LICENSE")).isNotNull();
        }
    }

    @Test
    void licencesAndNoticesThatALibraryBringsAreThere() throws IOException {
        Map<String, Path> onTheClassPath = Collections
                .list(LicencesIT.class.getClassLoader().getResources("META-INF/MANIFEST.MF")).stream()
                .map(LicencesIT::jarOf).collect(Collectors.toMap(path -> path.getFileName().toString(),
                        Function.identity(), (one, other) -> one));
        try (JarFile jar = new JarFile(System.getProperty("incident-ledger.jar"))) {
            int found = 0;
            for (JsonNode library : libraries(jar)) {
                String name = library.path("name").asString() + "-" + library.path("version").asString();
                Path file = onTheClassPath.get(name + ".jar");
                if (file != null) {
                    found += requireTexts(file, jar, "META-INF/licenses/" + name + "-jar/");
                }
            }
            assertThat(found).isGreaterThan(100);
        }
    }

    private static Path jarOf(URL manifest) {
        String url = manifest.toString();
        return Path.of(URI.create(url.replaceFirst("^jar:", "").replaceFirst("!/.*$", "")));
    }

    private static int requireTexts(Path library, JarFile jar, String directory) throws IOException {
        try (JarFile texts = new JarFile(library.toFile())) {
            List<JarEntry> entries = texts.stream().filter(entry -> TEXT.matcher(entry.getName()).matches()).toList();
            for (JarEntry entry : entries) {
                JarEntry kept = jar.getJarEntry(directory + entry.getName());
                assertThat(kept).as(directory + entry.getName()).isNotNull();
                assertThat(bytes(jar, kept)).isEqualTo(bytes(texts, entry));
            }
            return entries.size();
        }
    }

    private static List<JsonNode> libraries(JarFile jar) throws IOException {
        byte[] bom = bytes(jar, jar.getJarEntry("META-INF/sbom/application.cdx.json"));
        return JsonMapper.shared().readTree(bom).path("components").valueStream()
                .filter(library -> !library.path("group").asString().equals("io.incidentledger")).toList();
    }

    private static byte[] bytes(JarFile jar, JarEntry entry) throws IOException {
        try (InputStream in = jar.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }
}
