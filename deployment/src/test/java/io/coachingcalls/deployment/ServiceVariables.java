package io.coachingcalls.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import org.jspecify.annotations.Nullable;

/**
 * The environment variables a service reads, as its own configuration says: the expressions of its
 * {@code application.properties} and of its modules' {@code microprofile-config.properties}, the {@code @ConfigMapping}s of
 * its and its modules' classes, and the expressions of its schedules.
 *
 * @param needed those without which it does not start
 * @param named those that {@code application.properties} names: what a deployment is asked for
 * @param read all of them, with the times and limits that have a default and are rarely changed
 */
record ServiceVariables(Set<String> needed, Set<String> named, Set<String> read) {

    /** SmallRye's own, read without being written down anywhere. */
    private static final String KAFKA = "KAFKA_BOOTSTRAP_SERVERS";

    private static final Pattern EXPRESSION = Pattern.compile("^([a-z0-9.-]+)=.*?\\$\\{([A-Z][A-Z0-9_]*)(:?)");
    private static final Pattern SCHEDULE = Pattern.compile("\"\\$\\{([a-z0-9.-]+):");
    private static final Pattern OURS =
            Pattern.compile("<groupId>io\\.coachingcalls</groupId>\\s*<artifactId>([a-z-]+)</artifactId>");

    static ServiceVariables of(String service) {
        Set<String> needed = new TreeSet<>(Set.of(KAFKA));
        Set<String> named = new TreeSet<>(Set.of(KAFKA));
        Set<String> namedProperties = new TreeSet<>();
        Set<String> modules = modulesOf(service);
        for (String line : propertiesOf(modules)) {
            Matcher expression = EXPRESSION.matcher(line);
            if (expression.find()) {
                named.add(expression.group(2));
                namedProperties.add(expression.group(1));
                if (expression.group(3).isEmpty()) {
                    needed.add(expression.group(2));
                }
            }
        }
        // Quarkus's own settings are the deployment's to choose
        named.removeIf(variable -> variable.startsWith("QUARKUS_"));
        Set<String> read = new TreeSet<>(named);
        Stream.concat(mappedProperties(modules).stream(), scheduleProperties(modules).stream())
                .filter(property -> !namedProperties.contains(property))
                .forEach(property -> read.add(variableOf(property)));
        return new ServiceVariables(needed, named, read);
    }

    private static List<String> propertiesOf(Set<String> modules) {
        return modules.stream()
                .flatMap(module -> Stream.of("application.properties", "META-INF/microprofile-config.properties")
                        .map(name -> Project.ROOT.resolve(module + "/src/main/resources/" + name)))
                .filter(Files::exists)
                .flatMap(file -> read(file).lines())
                .toList();
    }

    /** {@code stale.after} is read from {@code STALE_AFTER}. */
    private static String variableOf(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /** The directories of the service and of the modules it is made of. */
    private static Set<String> modulesOf(String service) {
        Map<String, String> directories = Project.modules();
        Set<String> modules = new LinkedHashSet<>();
        List<String> open = new ArrayList<>(List.of(service));
        while (!open.isEmpty()) {
            @Nullable String directory = directories.get(open.removeFirst());
            if (directory != null && modules.add(directory)) {
                open.addAll(madeOf(Project.read(directory + "/pom.xml")));
            }
        }
        return modules;
    }

    /** Its parent and what it depends on; what only its tests have is no part of it. */
    private static List<String> madeOf(String pom) {
        return Stream.of(pom.split("<dependency>|(?=<parent>)"))
                .filter(part -> !part.contains("<scope>test</scope>"))
                .flatMap(part -> OURS.matcher(part).results())
                .map(ours -> ours.group(1))
                .toList();
    }

    private static Set<String> scheduleProperties(Set<String> modules) {
        Set<String> properties = new TreeSet<>();
        for (String module : modules) {
            for (Path source : Project.filesOf(module, "src/main/java", ".java")) {
                Matcher schedule = SCHEDULE.matcher(read(source));
                while (schedule.find()) {
                    properties.add(schedule.group(1));
                }
            }
        }
        return properties;
    }

    private static Set<String> mappedProperties(Set<String> modules) {
        Set<String> properties = new TreeSet<>();
        try (var loader = new URLClassLoader(
                modules.stream().map(ServiceVariables::classesOf).toArray(URL[]::new),
                ServiceVariables.class.getClassLoader())) {
            for (String module : modules) {
                for (Path source : Project.filesOf(module, "src/main/java", ".java")) {
                    if (read(source).contains("@ConfigMapping(")) {
                        Class<?> mapping = loader.loadClass(classNameOf(module, source));
                        String prefix =
                                mapping.getAnnotation(ConfigMapping.class).prefix();
                        properties.addAll(leavesOf(prefix, mapping));
                    }
                }
            }
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException("build the services first: ./calls build", e);
        }
        return properties;
    }

    private static Set<String> leavesOf(String prefix, Class<?> mapping) {
        Set<String> leaves = new TreeSet<>();
        for (Method method : mapping.getDeclaredMethods()) {
            if (method.isDefault() || method.isSynthetic() || method.getParameterCount() > 0) {
                continue;
            }
            WithName named = method.getAnnotation(WithName.class);
            String name = prefix + "." + (named == null ? kebab(method.getName()) : named.value());
            boolean isGroup = method.getReturnType().isInterface()
                    && method.getReturnType().getEnclosingClass() == mapping;
            leaves.addAll(isGroup ? leavesOf(name, method.getReturnType()) : Set.of(name));
        }
        return leaves;
    }

    private static String kebab(String camelCase) {
        return camelCase.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private static URL classesOf(String module) {
        try {
            return Project.ROOT
                    .resolve(module)
                    .resolve("target/classes/")
                    .toUri()
                    .toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String classNameOf(String module, Path source) {
        String path = Project.ROOT
                .resolve(module)
                .resolve("src/main/java")
                .relativize(source)
                .toString();
        return path.substring(0, path.length() - ".java".length()).replace('/', '.');
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
