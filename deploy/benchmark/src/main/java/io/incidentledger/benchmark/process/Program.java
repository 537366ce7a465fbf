package io.incidentledger.benchmark.process;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A program that Java can run.
///
/// @param name used in messages and log files
/// @param launch the arguments between the options of the JVM and those of the program: `-jar FILE`, or a class path
///     and a class
public record Program(String name, List<String> launch, List<String> jvmOptions) {

    private static final String JAR = ".jar";

    public Program {
        launch = List.copyOf(launch);
        jvmOptions = List.copyOf(jvmOptions);
    }

    public static Program ofJar(String name, Path jar) {
        return new Program(name, List.of("-jar", jar.toString()), List.of());
    }

    /// The program that is running now.
    public static Program ofThisJvm(String name, Class<?> main) {
        String classPath = System.getProperty("java.class.path", "");
        boolean packaged = classPath.endsWith(JAR) && !classPath.contains(File.pathSeparator);
        return packaged
                ? ofJar(name, Path.of(classPath))
                : new Program(name, List.of("-cp", classPath, main.getName()), List.of());
    }

    public Program withJvmOptions(List<String> options) {
        return new Program(name, launch, options);
    }

    List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.addAll(launch);
        command.addAll(arguments);
        return command;
    }
}
