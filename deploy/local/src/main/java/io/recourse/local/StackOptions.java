package io.recourse.local;

import io.recourse.local.parts.ServiceSettings;
import io.recourse.local.parts.Services;
import io.recourse.local.process.Caches;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What stack to start.
 *
 * @param repository root of the source tree: contracts and built services are found under it
 * @param runFolder data, logs, secrets and {@code stack.json}
 * @param fresh throw earlier data away instead of going on with it
 * @param ports ports the caller insists on, by name (see {@link io.recourse.local.process.Ports})
 * @param services services to start; the infrastructure always starts
 * @param asyncApi the published language
 * @param partners the partner registry
 * @param settings what each service is told beside where its database and its broker are
 * @param jvm options of the services' JVMs
 * @param capture whether the journals are read to Kafka; without it there is no Connect
 * @param learning whether the JVMs keep for later starts what they learn of their classes in this one
 * @param say where progress lines go
 */
public record StackOptions(
        Path repository,
        Path runFolder,
        boolean fresh,
        Map<String, Integer> ports,
        List<String> services,
        Path asyncApi,
        Path partners,
        ServiceSettings settings,
        List<String> jvm,
        boolean capture,
        boolean learning,
        Consumer<String> say) {

    /** Eight JVMs on the cores of one machine: small heaps, and code that is compiled soon rather than well. */
    private static final List<String> SMALL = List.of("-Xms64m", "-Xmx256m", "-XX:TieredStopAtLevel=1");

    public StackOptions {
        ports = Map.copyOf(ports);
        services = List.copyOf(services);
        jvm = List.copyOf(jvm);
    }

    /** Everything in its usual place: {@code .run}, all five services, kept data. */
    public static StackOptions in(Path repository) {
        Path root = repository.toAbsolutePath().normalize();
        return new StackOptions(
                root,
                root.resolve(".run"),
                false,
                Map.of(),
                Services.ALL,
                root.resolve("contracts/asyncapi.yaml"),
                root.resolve("deploy/local/partners.json"),
                ServiceSettings.NONE,
                SMALL,
                true,
                false,
                line -> {});
    }

    public StackOptions runFolder(Path folder) {
        return new StackOptions(
                repository, folder, fresh, ports, services, asyncApi, partners, settings, jvm, capture, learning, say);
    }

    public StackOptions fresh(boolean wanted) {
        return new StackOptions(
                repository,
                runFolder,
                wanted,
                ports,
                services,
                asyncApi,
                partners,
                settings,
                jvm,
                capture,
                learning,
                say);
    }

    public StackOptions ports(Map<String, Integer> byName) {
        return new StackOptions(
                repository,
                runFolder,
                fresh,
                byName,
                services,
                asyncApi,
                partners,
                settings,
                jvm,
                capture,
                learning,
                say);
    }

    public StackOptions services(List<String> names) {
        return new StackOptions(
                repository, runFolder, fresh, ports, names, asyncApi, partners, settings, jvm, capture, learning, say);
    }

    public StackOptions language(Path document, Path registry) {
        return new StackOptions(
                repository,
                runFolder,
                fresh,
                ports,
                services,
                document,
                registry,
                settings,
                jvm,
                capture,
                learning,
                say);
    }

    public StackOptions settings(ServiceSettings told) {
        return new StackOptions(
                repository, runFolder, fresh, ports, services, asyncApi, partners, told, jvm, capture, learning, say);
    }

    public StackOptions jvm(List<String> options) {
        return new StackOptions(
                repository,
                runFolder,
                fresh,
                ports,
                services,
                asyncApi,
                partners,
                settings,
                options,
                capture,
                learning,
                say);
    }

    public StackOptions capture(boolean wanted) {
        return new StackOptions(
                repository,
                runFolder,
                fresh,
                ports,
                services,
                asyncApi,
                partners,
                settings,
                jvm,
                wanted,
                learning,
                say);
    }

    public StackOptions learning(boolean wanted) {
        return new StackOptions(
                repository, runFolder, fresh, ports, services, asyncApi, partners, settings, jvm, capture, wanted, say);
    }

    Caches caches() {
        return new Caches(repository.resolve("deploy/local/target/caches"), learning);
    }

    public StackOptions say(Consumer<String> progress) {
        return new StackOptions(
                repository,
                runFolder,
                fresh,
                ports,
                services,
                asyncApi,
                partners,
                settings,
                jvm,
                capture,
                learning,
                progress);
    }
}
