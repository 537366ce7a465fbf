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
public record JavaProgram(String name, List<String> launch, List<String> jvmOptions) {

    private static final String JAR = ".jar";

    public JavaProgram {
        launch = List.copyOf(launch);
        jvmOptions = List.copyOf(jvmOptions);
    }

    public static JavaProgram ofJar(String name, Path jar) {
        return new JavaProgram(name, List.of("-jar", jar.toString()), List.of());
    }

    /// The program that is running now.
    public static JavaProgram ofThisJvm(String name, Class<?> main) {
        String classPath = System.getProperty("java.class.path", "");
        boolean packaged = classPath.endsWith(JAR) && !classPath.contains(File.pathSeparator);
        return packaged
                ? ofJar(name, Path.of(classPath))
                : new JavaProgram(name, List.of("-cp", classPath, main.getName()), List.of());
    }

    public JavaProgram withJvmOptions(List<String> options) {
        return new JavaProgram(name, launch, options);
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
